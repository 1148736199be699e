import GRDB
import Store
import WithingsModel

/// The stethoscope recordings of one person.
struct StethoscopeTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private static let columns = "signal_id, taken_at, device_id, time_zone, valvular_heart_disease, unknown_fields"

    /// Withings does not say when a recording changed: what came last counts.
    func save(_ recording: StethoscopeRecording, at now: EpochSeconds) throws -> SaveOutcome {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns), deleted_at FROM stethoscope_recording WHERE user_id = ? AND signal_id = ?"
        )
        var outcome = SaveOutcome.added
        if try row.start().bind(user.rawValue).bind(recording.signalID).step() {
            let isSame = Self.recording(row) == recording && row.isNull(6)
            row.start()
            if isSame { return .unchanged }
            outcome = .changed
        }
        try SQLStatement(
            database,
            """
            INSERT INTO stethoscope_recording (user_id, \(Self.columns), saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, signal_id) DO UPDATE SET taken_at = excluded.taken_at,
                device_id = excluded.device_id, time_zone = excluded.time_zone,
                valvular_heart_disease = excluded.valvular_heart_disease, unknown_fields = excluded.unknown_fields,
                deleted_at = NULL
            """
        )
        .start().bind(user.rawValue).bind(recording.signalID).bind(recording.at).bind(recording.deviceID)
        .bind(recording.timeZone).bind(recording.valvularHeartDisease).bind(recording.unknownFields).bind(now).run()
        return outcome
    }

    /// Those taken in a range, newest first.
    func recordings(in range: Range<EpochSeconds>, limit: Int) throws -> [StethoscopeRecording] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM stethoscope_recording
            WHERE user_id = ? AND taken_at >= ? AND taken_at < ? AND deleted_at IS NULL
            ORDER BY taken_at DESC, signal_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(max(0, limit))
        var recordings: [StethoscopeRecording] = []
        while try rows.step() { recordings.append(Self.recording(rows)) }
        return recordings
    }

    /// One recording, also when it is gone at Withings.
    func kept(_ id: Int64) throws -> StethoscopeRecording? {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM stethoscope_recording WHERE user_id = ? AND signal_id = ?"
        )
        return try row.start().bind(user.rawValue).bind(id).step() ? Self.recording(row) : nil
    }

    private static func recording(_ row: SQLStatement) -> StethoscopeRecording {
        StethoscopeRecording(
            signalID: row.int64(0),
            at: row.int64(1),
            deviceID: row.optionalText(2),
            timeZone: row.optionalText(3),
            valvularHeartDisease: row.optionalInt(4),
            unknownFields: row.optionalText(5)
        )
    }

    // MARK: Signals

    func save(_ signal: StethoscopeSignal) throws -> SaveOutcome {
        let stored = try self.signal(signal.signalID)
        if stored == signal { return .unchanged }
        try SQLStatement(
            database,
            """
            INSERT INTO stethoscope_signal (user_id, signal_id, sampling_frequency, model_id, position,
                valvular_heart_disease, unknown_fields, samples)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, signal_id) DO UPDATE SET sampling_frequency = excluded.sampling_frequency,
                model_id = excluded.model_id, position = excluded.position,
                valvular_heart_disease = excluded.valvular_heart_disease, unknown_fields = excluded.unknown_fields,
                samples = excluded.samples
            """
        )
        .start().bind(user.rawValue).bind(signal.signalID).bind(signal.samplingFrequency).bind(signal.modelID)
        .bind(signal.position?.rawValue).bind(signal.valvularHeartDisease).bind(signal.unknownFields)
        .bind(signal.samples).run()
        return stored == nil ? .added : .changed
    }

    func signal(_ id: Int64) throws -> StethoscopeSignal? {
        let row = try SQLStatement(
            database,
            """
            SELECT sampling_frequency, model_id, position, valvular_heart_disease, unknown_fields, samples
            FROM stethoscope_signal WHERE user_id = ? AND signal_id = ?
            """
        )
        guard try row.start().bind(user.rawValue).bind(id).step() else { return nil }
        return StethoscopeSignal(
            signalID: id,
            samples: row.blob(5),
            samplingFrequency: row.optionalInt(0),
            modelID: row.optionalInt(1),
            position: row.optionalInt(2).map(BodyPosition.init(rawValue:)),
            valvularHeartDisease: row.optionalInt(3),
            unknownFields: row.optionalText(4)
        )
    }

    /// Ids of recordings whose sound is not kept, newest first; a blood pressure monitor names its own among the ECGs.
    func missingSignals(limit: Int) throws -> [Int64] {
        let rows = try SQLStatement(
            database,
            """
            SELECT id FROM (
                SELECT signal_id AS id, taken_at AS at FROM stethoscope_recording
                WHERE user_id = ? AND deleted_at IS NULL
                UNION ALL
                SELECT stethoscope_signal_id, taken_at FROM heart_recording
                WHERE user_id = ? AND stethoscope_signal_id IS NOT NULL AND deleted_at IS NULL
            ) AS named
            WHERE NOT EXISTS (SELECT 1 FROM stethoscope_signal AS s WHERE s.user_id = ? AND s.signal_id = named.id)
            GROUP BY id ORDER BY max(at) DESC, id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(user.rawValue).bind(user.rawValue).bind(max(0, limit))
        var ids: [Int64] = []
        while try rows.step() { ids.append(rows.int64(0)) }
        return ids
    }
}
