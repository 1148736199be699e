import WithingsModel

/// The samples of one device and one day (of UTC), as every store keeps them: one small block of bytes, column by column.
///
/// The format is numbered; a program reads every number up to its own. 1: the names of the fields, the count, the moments,
/// the models, what nobody knows, then for each field which samples have it and their numbers. Each column says how
/// long it is, so that a look at one field skips the others.
package enum IntradayChunk {
    private static let format: UInt8 = 1

    /// The day whose chunk a moment belongs to, in days from 1970-01-01.
    package static func day(of moment: EpochSeconds) -> Int64 {
        let day = moment / 86_400
        return moment % 86_400 < 0 ? day - 1 : day
    }

    /// - Parameter samples: of one device, in the order of their moments.
    package static func bytes(_ samples: [IntradaySample]) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(format)
        let fields = Set(samples.flatMap(\.values.keys)).sorted { $0.rawValue < $1.rawValue }
        writer.put(count: fields.count)
        for field in fields { writer.put(field.rawValue) }
        writer.put(count: samples.count)
        writer.putColumn { IntegerColumn.write(samples.map(\.at), to: &$0) }
        writer.putColumn { column in
            RepeatingColumn.write(
                samples.map { ChunkModel(id: $0.modelID.map(Int64.init), name: $0.modelName) },
                to: &column
            ) { ChunkModel.write($0, to: &$1) }
        }
        writer.putColumn { column in
            RepeatingColumn.write(samples.map(\.unknownFields), to: &column) { $1.put($0) }
        }
        for field in fields {
            let values = samples.map { $0.values[field] }
            writer.putColumn { column in
                IntegerColumn.write(values.map { $0 == nil ? 0 : 1 }, to: &column)
                DecimalColumn.write(values.compactMap { $0 }, to: &column)
            }
        }
        return writer.bytes
    }

    /// - Parameter fields: Only samples with one of these, and only these of them; everything if nil.
    /// - Returns: nil if the bytes are no chunk.
    package static func samples(
        _ bytes: [UInt8],
        deviceID: String?,
        fields: Set<IntradayField>? = nil
    ) -> [IntradaySample]? {
        try? read(bytes, deviceID: deviceID, wanted: fields)
    }

    /// The fields that some sample has; nil if the bytes are no chunk.
    package static func fields(_ bytes: [UInt8]) -> Set<IntradayField>? {
        var reader = ByteReader(bytes[...])
        return (try? fields(from: &reader)).map(Set.init)
    }

    private static func fields(from reader: inout ByteReader) throws -> [IntradayField] {
        guard try reader.byte() == format else { throw ByteReader.Damage() }
        var fields: [IntradayField] = []
        for _ in 0..<(try reader.count()) { fields.append(IntradayField(try reader.text())) }
        return fields
    }

    private static func read(
        _ bytes: [UInt8],
        deviceID: String?,
        wanted: Set<IntradayField>?
    ) throws -> [IntradaySample] {
        var reader = ByteReader(bytes[...])
        let fields = try fields(from: &reader)
        if let wanted, wanted.isDisjoint(with: fields) { return [] }
        let count = try reader.count(perByte: IntegerColumn.valuesPerByte)
        let moments = try reader.column { try IntegerColumn.read(count, from: &$0) }
        let models = try reader.column { try RepeatingColumn.read(count, from: &$0, ChunkModel.read) }
        let unknown = try reader.column { column in
            try RepeatingColumn.read(count, from: &column) { try $0.optionalText() }
        }
        var samples = moments.indices.map { index in
            IntradaySample(
                at: moments[index],
                deviceID: deviceID,
                modelID: models[index].id.map { Int($0) },
                modelName: models[index].name,
                unknownFields: wanted == nil ? unknown[index] : nil
            )
        }
        for field in fields {
            let column = try reader.block()
            guard wanted?.contains(field) ?? true else { continue }
            var rest = ByteReader(column)
            let places = try IntegerColumn.read(count, from: &rest).enumerated().filter { $0.element == 1 }
                .map(\.offset)
            for (place, value) in zip(places, try DecimalColumn.read(places.count, from: &rest)) {
                samples[place].values[field] = value
            }
        }
        if wanted != nil { samples.removeAll { $0.values.isEmpty } }
        return samples
    }
}

extension ByteWriter {
    /// A column that says how long it is.
    mutating func putColumn(_ write: (inout ByteWriter) -> Void) {
        var column = ByteWriter()
        write(&column)
        put(column.bytes)
    }
}

extension ByteReader {
    mutating func column<Value>(_ read: (inout ByteReader) throws -> Value) throws -> Value {
        var column = ByteReader(try block())
        return try read(&column)
    }
}
