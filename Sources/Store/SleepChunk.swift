import WithingsModel

/// The segments of sleep of one device that begin on one day (of UTC), as every store keeps them: see ``IntradayChunk``.
///
/// 1: the names of the signals, the count, beginnings, lengths, states, models, what nobody knows, then for each signal how
/// many points each segment has (plus one; 0 where it lacks the signal), their moments and their numbers.
package enum SleepChunk {
    private static let format: UInt8 = 1

    /// - Parameter segments: of one device, in the order of their beginnings.
    package static func bytes(_ segments: [SleepSegment]) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(format)
        let signals = Set(segments.flatMap(\.signals.keys)).sorted { $0.rawValue < $1.rawValue }
        writer.put(count: signals.count)
        for signal in signals { writer.put(signal.rawValue) }
        writer.put(count: segments.count)
        writer.putColumn { IntegerColumn.write(segments.map(\.startAt), to: &$0) }
        writer.putColumn { IntegerColumn.write(segments.map { $0.endAt &- $0.startAt }, to: &$0) }
        writer.putColumn { IntegerColumn.write(segments.map { Int64($0.state.rawValue) }, to: &$0) }
        writer.putColumn { column in
            RepeatingColumn.write(
                segments.map { ChunkModel(id: $0.modelID.map(Int64.init), name: $0.modelName) },
                to: &column
            ) { ChunkModel.write($0, to: &$1) }
        }
        writer.putColumn { column in
            RepeatingColumn.write(segments.map(\.unknownFields), to: &column) { $1.put($0) }
        }
        for signal in signals {
            let counts = segments.map { Int64(($0.signals[signal]?.count ?? -1) + 1) }
            let points = segments.flatMap { ($0.signals[signal] ?? [:]).sorted { $0.key < $1.key } }
            writer.putColumn { column in
                IntegerColumn.write(counts, to: &column)
                IntegerColumn.write(points.map(\.key), to: &column)
                DecimalColumn.write(points.map(\.value), to: &column)
            }
        }
        return writer.bytes
    }

    /// - Returns: nil if the bytes are no chunk.
    package static func segments(_ bytes: [UInt8], deviceID: String?) -> [SleepSegment]? {
        try? read(bytes, deviceID: deviceID)
    }

    private static func read(_ bytes: [UInt8], deviceID: String?) throws -> [SleepSegment] {
        var reader = ByteReader(bytes[...])
        guard try reader.byte() == format else { throw ByteReader.Damage() }
        var signals: [SleepSignal] = []
        for _ in 0..<(try reader.count()) { signals.append(SleepSignal(try reader.text())) }
        let count = try reader.count(perByte: IntegerColumn.valuesPerByte)
        let starts = try reader.column { try IntegerColumn.read(count, from: &$0) }
        let lengths = try reader.column { try IntegerColumn.read(count, from: &$0) }
        let states = try reader.column { try IntegerColumn.read(count, from: &$0) }
        let models = try reader.column { try RepeatingColumn.read(count, from: &$0, ChunkModel.read) }
        let unknown = try reader.column { column in
            try RepeatingColumn.read(count, from: &column) { try $0.optionalText() }
        }
        var segments = starts.indices.map { index in
            SleepSegment(
                startAt: starts[index],
                endAt: starts[index] &+ lengths[index],
                state: SleepState(Int(states[index])),
                deviceID: deviceID,
                modelID: models[index].id.map { Int($0) },
                modelName: models[index].name,
                unknownFields: unknown[index]
            )
        }
        for signal in signals {
            try reader.column { column in try addPoints(of: signal, to: &segments, from: &column) }
        }
        return segments
    }

    private static func addPoints(
        of signal: SleepSignal,
        to segments: inout [SleepSegment],
        from column: inout ByteReader
    ) throws {
        let counts = try IntegerColumn.read(segments.count, from: &column)
        let most = Int64(column.remaining) * Int64(IntegerColumn.valuesPerByte)
        var total: Int64 = 0
        for count in counts where count > 0 {
            guard count - 1 <= most - total else { throw ByteReader.Damage() }
            total += count - 1
        }
        let moments = try IntegerColumn.read(Int(total), from: &column)
        let values = try DecimalColumn.read(Int(total), from: &column)
        var next = 0
        for (index, count) in counts.enumerated() where count > 0 {
            var points: [EpochSeconds: ExactDecimal] = [:]
            for place in next..<(next + Int(count) - 1) { points[moments[place]] = values[place] }
            segments[index].signals[signal] = points
            next += Int(count) - 1
        }
    }
}
