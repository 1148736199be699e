import Store
import WithingsModel

/// What lies within nights and days: one row for each number, because devices note what they can and when they can.
extension RecordTables {
    /// Seconds of one reading: what a watch and a mat note in it fits into memory many times.
    private static let stretch: EpochSeconds = 30 * 86_400

    func segments(_ take: (ExportTable) throws -> Void) async throws {
        let nights = try await store.sleep(of: user, endingIn: Self.ever)
        guard let first = nights.map(\.startAt).min(), let last = nights.map(\.endAt).max() else { return }
        // A day before and after: a course may reach beyond its summary.
        for start in stride(from: first - 86_400, through: last + 86_400, by: Int(Self.stretch)) {
            let range = start..<start + Self.stretch
            let segments = try await store.sleepSegments(of: user, in: range).filter { range.contains($0.startAt) }
            var states = ExportTable(
                "sleep_segments",
                ["start", "end", "state", "state_number", "device", "model", "unknown_fields"]
            )
            var signals = ExportTable("sleep_signals", ["at", "signal", "value", "device"])
            for segment in segments {
                states.add([
                    Self.moment(segment.startAt), Self.moment(segment.endAt), .text(segment.state.name),
                    .number("\(segment.state.rawValue)"), .text(segment.deviceID), .text(segment.modelName),
                    .json(segment.unknownFields),
                ])
                for (signal, values) in segment.signals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    for (at, value) in values.sorted(by: { $0.key < $1.key }) {
                        signals.add([
                            Self.moment(at), .text(signal.rawValue), .number("\(value)"), .text(segment.deviceID),
                        ])
                    }
                }
            }
            try take(states)
            try take(signals)
        }
    }

    func samples(_ take: (ExportTable) throws -> Void) async throws {
        // Days of UTC that have any.
        for day in try await store.intradayDigests(of: user).keys.sorted() {
            var table = ExportTable("samples", ["at", "field", "value", "device", "model", "unknown_fields"])
            let samples = try await store.intraday(of: user, in: day * 86_400..<(day + 1) * 86_400, fields: nil)
            for sample in samples {
                var unknown = sample.unknownFields
                for (field, value) in sample.values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    table.add([
                        Self.moment(sample.at), .text(field.rawValue), .number("\(value)"), .text(sample.deviceID),
                        .text(sample.modelName), .json(unknown),
                    ])
                    // Of the sample, not of each of its numbers.
                    unknown = nil
                }
                guard let unknown else { continue }
                table.add([
                    Self.moment(sample.at), .text(nil), .number(nil), .text(sample.deviceID), .text(sample.modelName),
                    .json(unknown),
                ])
            }
            try take(table)
        }
    }
}
