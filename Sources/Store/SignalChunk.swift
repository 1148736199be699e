/// The samples of an ECG as every store keeps them: what follows is close to what went before, so a sample takes a
/// few bits.
package enum SignalChunk {
    private static let format: UInt8 = 1

    package static func bytes(_ samples: [Int32]) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(format)
        writer.put(count: samples.count)
        IntegerColumn.write(samples.map(Int64.init), to: &writer)
        return writer.bytes
    }

    /// - Returns: nil if the bytes are no chunk.
    package static func samples(_ bytes: [UInt8]) -> [Int32]? {
        try? read(bytes)
    }

    private static func read(_ bytes: [UInt8]) throws -> [Int32] {
        var reader = ByteReader(bytes[...])
        guard try reader.byte() == format else { throw ByteReader.Damage() }
        let count = try reader.count(perByte: IntegerColumn.valuesPerByte)
        return try IntegerColumn.read(count, from: &reader).map { number in
            guard let sample = Int32(exactly: number) else { throw ByteReader.Damage() }
            return sample
        }
    }
}
