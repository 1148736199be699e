import Foundation
import Testing
import WithingsModel

@testable import Store

@Suite("Chunks of what comes by the minute")
struct ChunkTests {
    private func columnTrip(_ values: [Int64]) throws -> [Int64] {
        var writer = ByteWriter()
        IntegerColumn.write(values, to: &writer)
        var reader = ByteReader(writer.bytes[...])
        let read = try IntegerColumn.read(values.count, from: &reader)
        #expect(reader.remaining == 0)
        return read
    }

    @Test(
        "Every run of whole numbers comes back",
        arguments: [
            [], [0], [.min], [.max, .min], [.min, .max, .min, 0], Array(repeating: 7, count: 100),
            (0..<33).map { $0 * 60 }, (0..<65).map { $0 * $0 * $0 }, [5, 5, 5, -1, 1 << 40, 3],
        ] as [[Int64]]
    )
    func columns(values: [Int64]) throws {
        #expect(try columnTrip(values) == values)
    }

    @Test("Random runs come back", arguments: 0..<40 as Range<UInt64>)
    func randomColumns(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let bits = random.number(1...63)
        let values = random.some(200) { Int64(truncatingIfNeeded: $0.next() >> UInt64(bits)) }
        #expect(try columnTrip(values) == values)
        var sum: Int64 = 0
        let rising = values.map { value -> Int64 in
            sum &+= value
            return sum
        }
        #expect(try columnTrip(rising) == rising)
    }

    @Test("Samples come back to the last digit, with what nobody knows", arguments: 0..<20 as Range<UInt64>)
    func samples(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let byMoment = Dictionary(
            random.some(80) { random in
                var sample = random.sample()
                sample.deviceID = "d"
                return (sample.at, sample)
            },
            uniquingKeysWith: { $1 }
        )
        let samples = byMoment.values.sorted { $0.at < $1.at }
        let read = try #require(IntradayChunk.samples(IntradayChunk.bytes(samples), deviceID: "d"))
        #expect(read == samples)
        for (left, right) in zip(read, samples) {
            #expect(left.values.mapValues(\.mantissa) == right.values.mapValues(\.mantissa))
            #expect(left.values.mapValues(\.exponent) == right.values.mapValues(\.exponent))
        }
    }

    @Test("Segments come back to the last digit", arguments: 0..<20 as Range<UInt64>)
    func segments(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let segments = random.some(40) { random in
            var segment = random.segment()
            segment.deviceID = nil
            return segment
        }
        let read = try #require(SleepChunk.segments(SleepChunk.bytes(segments), deviceID: nil))
        #expect(read == segments)
        for (left, right) in zip(read, segments) {
            for (signal, points) in left.signals {
                #expect(points.mapValues(\.mantissa) == right.signals[signal]?.mapValues(\.mantissa))
                #expect(points.mapValues(\.exponent) == right.signals[signal]?.mapValues(\.exponent))
            }
        }
    }

    @Test("An ECG comes back, and takes less than a byte and a half a sample")
    func signal() throws {
        let samples = (0..<9_000).map { index -> Int32 in
            let beat = index % 250
            let spike = beat < 12 ? 900 - abs(beat - 6) * 150 : 0
            return Int32(spike) + Int32(60 * sin(Double(index) / 40)) + Int32(index % 7)
        }
        let bytes = SignalChunk.bytes(samples)
        #expect(SignalChunk.samples(bytes) == samples)
        #expect(bytes.count < samples.count * 3 / 2)
        for odd in [[], [.min], [.max, .min, .max]] as [[Int32]] {
            #expect(SignalChunk.samples(SignalChunk.bytes(odd)) == odd)
        }
    }

    @Test("A look at one field reads only samples that have it")
    func oneField() throws {
        let samples: [IntradaySample] = [
            .sample(60, [.heartRate: 60]), .sample(120, [.steps: 4, .heartRate: 70]), .sample(180, [.steps: 5]),
        ]
        let bytes = IntradayChunk.bytes(samples)
        #expect(IntradayChunk.fields(bytes) == [.heartRate, .steps])
        let steps = try #require(IntradayChunk.samples(bytes, deviceID: nil, fields: [.steps]))
        #expect(steps.map(\.values) == [[.steps: 4], [.steps: 5]])
        #expect(IntradayChunk.samples(bytes, deviceID: nil, fields: [.spo2]) == [])
    }

    @Test("Damaged bytes are refused or read as something else; nothing crashes or fills the memory")
    func damaged() {
        var random = SeededRandom(state: 5)
        let night = [SleepSegment.sample(0, 3_000), .sample(3_000, 6_000, .deep), .sample(6_000, 7_200, .rem)]
        let day = (0..<90).map { IntradaySample.sample($0 * 60, [.steps: 3, .heartRate: ExactDecimal($0)]) }
        let chunks = [
            IntradayChunk.bytes(day), SleepChunk.bytes(night), SignalChunk.bytes([1, 2, 3, -4]), [],
        ]
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = random.pick(chunks, or: [])
            for _ in 0..<Int(random.number(0...3)) where !bytes.isEmpty {
                bytes[Int(random.number(0...Int64(bytes.count - 1)))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.chance(3) { bytes = Array(bytes.prefix(Int(random.number(0...Int64(bytes.count))))) }
            if IntradayChunk.samples(bytes, deviceID: nil) == nil { refused += 1 }
            if IntradayChunk.samples(bytes, deviceID: nil, fields: [.steps]) == nil { refused += 1 }
            if SleepChunk.segments(bytes, deviceID: nil) == nil { refused += 1 }
            if SignalChunk.samples(bytes) == nil { refused += 1 }
        }
        #expect(refused > 20_000)
        // A count of a billion in a few bytes.
        #expect(SignalChunk.samples([1, 0x80, 0x94, 0xEB, 0xDC, 0x03, 0, 0]) == nil)
    }

    @Test("The bytes of format 1 stay what they are")
    func golden() throws {
        let samples: [IntradaySample] = [
            .sample(1_700_000_040, [.heartRate: 61]),
            .sample(1_700_000_100, [.steps: 12, .heartRate: ExactDecimal(615, exponent: -1)]),
        ]
        let hex = IntradayChunk.bytes(samples).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == Self.goldenHex)
        #expect(try #require(IntradayChunk.samples(IntradayChunk.bytes(samples), deviceID: "cc4")) == samples)
    }

    private static let goldenHex = """
        01020a68656172745f72617465057374657073020801d0c49fd50c0778110101ba0101095363616e57617463680000040100\
        00000b00020a000102000b7a7026080002080000000518
        """
}
