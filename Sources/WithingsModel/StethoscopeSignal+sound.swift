extension StethoscopeSignal {
    /// The sound as 16-bit samples, as players take it, ``samplingFrequency`` of them a second.
    public var pulseCodeModulation: [Int16] { samples.map(Self.linear) }

    /// The sample that a byte of A-law (ITU-T G.711) stands for: a sign, three bits of magnitude, four of detail, every
    /// second bit turned over.
    private static func linear(_ byte: UInt8) -> Int16 {
        let bits = byte ^ 0x55
        let magnitude = Int16(bits >> 4 & 7)
        let detail = Int16(bits & 15) << 4 + 8
        let value = magnitude == 0 ? detail : (detail + 0x100) << (magnitude - 1)
        return bits & 0x80 == 0 ? -value : value
    }
}
