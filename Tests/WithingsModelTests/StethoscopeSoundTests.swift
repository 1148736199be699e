import Testing
import WithingsModel

@Suite("The sound of a stethoscope")
struct StethoscopeSoundTests {
    @Test(
        "A byte of A-law becomes the sample that ITU-T G.711 gives it",
        arguments: [
            (0xD5, 8), (0x55, -8), (0xD4, 24), (0x54, -24), (0xC5, 264), (0x80, 5_504), (0x00, -5_504),
            (0xAA, 32_256), (0x2A, -32_256),
        ] as [(UInt8, Int16)]
    )
    func samples(byte: UInt8, sample: Int16) {
        #expect(StethoscopeSignal(signalID: 1, samples: [byte]).pulseCodeModulation == [sample])
    }

    @Test("All bytes stand for different samples, as loud upwards as downwards, and louder in order")
    func table() {
        let bytes = (0...255).map(UInt8.init)
        let sound = StethoscopeSignal(signalID: 1, samples: bytes).pulseCodeModulation
        #expect(Set(sound).count == 256)
        for (byte, sample) in zip(bytes, sound) { #expect(sound[Int(byte ^ 0x80)] == -sample) }
        let ascending = (128...255).map { sound[Int(UInt8($0) ^ 0x55)] }
        #expect(ascending == ascending.sorted())
    }
}
