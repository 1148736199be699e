import Store
import WithingsModel

extension RecordTables {
    func electrocardiograms() async throws -> ExportTable {
        let rows = try await store.heartRecordings(of: user, in: Self.ever, limit: .max >> 1)
            .reversed()
        var table = ExportTable(
            "ecg",
            [
                "recorded_at", "atrial_fibrillation", "heart_rate", "systolic", "diastolic", "time_zone", "device",
                "model",
                "signal", "stethoscope_signal", "valvular_heart_disease", "modified_at", "unknown_fields",
            ]
        )
        for row in rows {
            table.add([
                Self.moment(row.at), .number(row.atrialFibrillation.map(String.init)),
                .number(row.heartRate.map { "\($0)" }), .number(row.systolic.map { "\($0)" }),
                .number(row.diastolic.map { "\($0)" }), .text(row.timeZone), .text(row.deviceID),
                .number(row.modelID.map(String.init)), .number(row.signalID.map(String.init)),
                .number(row.stethoscopeSignalID.map(String.init)), .number(row.valvularHeartDisease.map(String.init)),
                Self.moment(row.modifiedAt), .json(row.unknownFields),
            ])
        }
        return table
    }

    /// One at a time: each is some ten thousand numbers.
    func electrocardiogramSignals(_ take: (ExportTable) throws -> Void) async throws {
        for recording in try await store.heartRecordings(of: user, in: Self.ever, limit: .max >> 1).reversed() {
            guard let id = recording.signalID, let signal = try await store.heartSignal(id, of: user) else { continue }
            var table = ExportTable(
                "ecg_signals",
                ["signal", "sampling_frequency", "position", "model", "heart_rate", "samples", "unknown_fields"]
            )
            table.add([
                .number("\(id)"), .number(signal.samplingFrequency.map(String.init)),
                .number(signal.position.map { "\($0.rawValue)" }), .number(signal.modelID.map(String.init)),
                .number(signal.heartRate.map { "\($0)" }), .json(Self.list(signal.samples)),
                .json(signal.unknownFields),
            ])
            try take(table)
        }
    }

    func stethoscopeRecordings() async throws -> ExportTable {
        let rows = try await store.stethoscopeRecordings(
            of: user,
            in: Self.ever,
            limit: .max >> 1
        ).reversed()
        var table = ExportTable(
            "stethoscope",
            ["recorded_at", "signal", "valvular_heart_disease", "time_zone", "device", "unknown_fields"]
        )
        for row in rows {
            table.add([
                Self.moment(row.at), .number("\(row.signalID)"), .number(row.valvularHeartDisease.map(String.init)),
                .text(row.timeZone), .text(row.deviceID), .json(row.unknownFields),
            ])
        }
        return table
    }

    func stethoscopeSignals(_ take: (ExportTable) throws -> Void) async throws {
        for recording in try await store.stethoscopeRecordings(of: user, in: Self.ever, limit: .max >> 1).reversed() {
            guard let signal = try await store.stethoscopeSignal(recording.signalID, of: user) else { continue }
            var table = ExportTable(
                "stethoscope_signals",
                ["signal", "sampling_frequency", "position", "model", "samples", "unknown_fields"]
            )
            table.add([
                .number("\(recording.signalID)"), .number(signal.samplingFrequency.map(String.init)),
                .number(signal.position.map { "\($0.rawValue)" }), .number(signal.modelID.map(String.init)),
                .json(Self.list(signal.samples)), .json(signal.unknownFields),
            ])
            try take(table)
        }
    }

    private static func list(_ samples: [some FixedWidthInteger]) -> String {
        "[" + samples.map { "\($0)" }.joined(separator: ",") + "]"
    }
}
