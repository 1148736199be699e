import GRDB
import Store
import WithingsModel

/// The ECGs of one person, and what was taken beside them.
struct HeartTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private static let columns = """
        taken_at, modified_at, device_id, model_id, time_zone, signal_id, atrial_fibrillation, stethoscope_signal_id, \
        valvular_heart_disease, field_values, unknown_fields
        """

    func save(_ recording: HeartRecording, at now: EpochSeconds) throws -> SaveOutcome {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns), deleted_at FROM heart_recording WHERE user_id = ? AND recording_key = ?"
        )
        var outcome = SaveOutcome.added
        if try row.start().bind(user.rawValue).bind(recording.key).step() {
            let stored = try Self.recording(row)
            let isDeleted = !row.isNull(11)
            row.start()
            if stored.isNewer(than: recording) || (stored == recording && !isDeleted) { return .unchanged }
            outcome = .changed
        }
        let values = [
            "systolic": recording.systolic, "diastolic": recording.diastolic, "heart_rate": recording.heartRate,
        ].compactMapValues { $0 }
        try SQLStatement(
            database,
            """
            INSERT INTO heart_recording (user_id, recording_key, \(Self.columns), saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, recording_key) DO UPDATE SET taken_at = excluded.taken_at,
                modified_at = excluded.modified_at, device_id = excluded.device_id, model_id = excluded.model_id,
                time_zone = excluded.time_zone, signal_id = excluded.signal_id,
                atrial_fibrillation = excluded.atrial_fibrillation,
                stethoscope_signal_id = excluded.stethoscope_signal_id,
                valvular_heart_disease = excluded.valvular_heart_disease, field_values = excluded.field_values,
                unknown_fields = excluded.unknown_fields, deleted_at = NULL
            """
        )
        .start().bind(user.rawValue).bind(recording.key).bind(recording.at).bind(recording.modifiedAt)
        .bind(recording.deviceID).bind(recording.modelID).bind(recording.timeZone).bind(recording.signalID)
        .bind(recording.atrialFibrillation).bind(recording.stethoscopeSignalID).bind(recording.valvularHeartDisease)
        .bind(FieldValues.text(values)).bind(recording.unknownFields).bind(now).run()
        return outcome
    }

    /// Those taken in a range, newest first.
    func recordings(in range: Range<EpochSeconds>, limit: Int) throws -> [HeartRecording] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM heart_recording
            WHERE user_id = ? AND taken_at >= ? AND taken_at < ? AND deleted_at IS NULL
            ORDER BY taken_at DESC, recording_key DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(max(0, limit))
        var recordings: [HeartRecording] = []
        while try rows.step() { recordings.append(try Self.recording(rows)) }
        return recordings
    }

    /// One recording, also when it is gone at Withings.
    func kept(_ key: String) throws -> HeartRecording? {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM heart_recording WHERE user_id = ? AND recording_key = ?"
        )
        return try row.start().bind(user.rawValue).bind(key).step() ? try Self.recording(row) : nil
    }

    private static func recording(_ row: SQLStatement) throws -> HeartRecording {
        guard let values = FieldValues.values(row.text(9)) else { throw StoreError.unreadableRow }
        return HeartRecording(
            at: row.int64(0),
            modifiedAt: row.optionalInt64(1),
            deviceID: row.optionalText(2),
            modelID: row.optionalInt(3),
            timeZone: row.optionalText(4),
            signalID: row.optionalInt64(5),
            atrialFibrillation: row.optionalInt(6),
            stethoscopeSignalID: row.optionalInt64(7),
            valvularHeartDisease: row.optionalInt(8),
            systolic: values["systolic"],
            diastolic: values["diastolic"],
            heartRate: values["heart_rate"],
            unknownFields: row.optionalText(10)
        )
    }

    // MARK: Signals

    func save(_ signal: HeartSignal) throws -> SaveOutcome {
        let stored = try self.signal(signal.signalID)
        if stored == signal { return .unchanged }
        let values = ["heart_rate": signal.heartRate].compactMapValues { $0 }
        try SQLStatement(
            database,
            """
            INSERT INTO heart_signal (user_id, signal_id, sampling_frequency, position, model_id, field_values,
                unknown_fields, samples)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, signal_id) DO UPDATE SET sampling_frequency = excluded.sampling_frequency,
                position = excluded.position, model_id = excluded.model_id, field_values = excluded.field_values,
                unknown_fields = excluded.unknown_fields, samples = excluded.samples
            """
        )
        .start().bind(user.rawValue).bind(signal.signalID).bind(signal.samplingFrequency)
        .bind(signal.position?.rawValue).bind(signal.modelID).bind(FieldValues.text(values))
        .bind(signal.unknownFields).bind(SignalChunk.bytes(signal.samples)).run()
        return stored == nil ? .added : .changed
    }

    func signal(_ id: Int64) throws -> HeartSignal? {
        let row = try SQLStatement(
            database,
            """
            SELECT sampling_frequency, position, model_id, field_values, unknown_fields, samples FROM heart_signal
            WHERE user_id = ? AND signal_id = ?
            """
        )
        guard try row.start().bind(user.rawValue).bind(id).step() else { return nil }
        guard let values = FieldValues.values(row.text(3)), let samples = SignalChunk.samples(row.blob(5)) else {
            throw StoreError.unreadableRow
        }
        return HeartSignal(
            signalID: id,
            samples: samples,
            samplingFrequency: row.optionalInt(0),
            position: row.optionalInt(1).map(BodyPosition.init(rawValue:)),
            modelID: row.optionalInt(2),
            heartRate: values["heart_rate"],
            unknownFields: row.optionalText(4)
        )
    }

    /// Ids of ECGs whose signal is not kept, newest first.
    func missingSignals(limit: Int) throws -> [Int64] {
        let rows = try SQLStatement(
            database,
            """
            SELECT signal_id FROM heart_recording AS r
            WHERE user_id = ? AND signal_id IS NOT NULL AND deleted_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM heart_signal AS s WHERE s.user_id = r.user_id AND s.signal_id = r.signal_id
            )
            ORDER BY taken_at DESC, signal_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(max(0, limit))
        var ids: [Int64] = []
        while try rows.step() { ids.append(rows.int64(0)) }
        return ids
    }
}
