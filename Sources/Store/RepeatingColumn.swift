/// Things that repeat, such as a device's model: each different one once, then which one stands where.
enum RepeatingColumn {
    static func write<Thing: Hashable>(
        _ things: [Thing],
        to writer: inout ByteWriter,
        _ write: (Thing, inout ByteWriter) -> Void
    ) {
        var places: [Thing: Int64] = [:]
        var different: [Thing] = []
        let indexes = things.map { thing -> Int64 in
            if let place = places[thing] { return place }
            let place = Int64(different.count)
            places[thing] = place
            different.append(thing)
            return place
        }
        writer.put(count: different.count)
        for thing in different { write(thing, &writer) }
        IntegerColumn.write(indexes, to: &writer)
    }

    static func read<Thing>(
        _ count: Int,
        from reader: inout ByteReader,
        _ read: (inout ByteReader) throws -> Thing
    ) throws -> [Thing] {
        var different: [Thing] = []
        for _ in 0..<(try reader.count()) { different.append(try read(&reader)) }
        return try IntegerColumn.read(count, from: &reader).map { index in
            guard different.indices.contains(Int(clamping: index)) else { throw ByteReader.Damage() }
            return different[Int(index)]
        }
    }
}

/// What the rows of one device share, though nothing says that they must.
struct ChunkModel: Hashable {
    var id: Int64?
    var name: String?

    static func write(_ model: ChunkModel, to writer: inout ByteWriter) {
        writer.put(model.id)
        writer.put(model.name)
    }

    static func read(_ reader: inout ByteReader) throws -> ChunkModel {
        ChunkModel(id: try reader.optionalSigned(), name: try reader.optionalText())
    }
}
