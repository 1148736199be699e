import WithingsModel

extension WithingsClient {
    /// One page of ECG recordings (`heart list`), with the blood pressure and the heart sounds taken beside them.
    ///
    /// - Parameter query: Withings documents `everything` and `measured` only; `changed` is sent, and may be ignored.
    public func heartRecordings(
        _ query: TimeQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<HeartRecording> {
        let form = FormBody([("action", "list")] + query.fields)
        return try await list("/v2/heart", form, "series", offset, accessToken, priority)
    }

    /// The signal of an ECG (`heart get`), thirty seconds of it mostly.
    ///
    /// - Parameters:
    ///   - signalID: ``WithingsModel/HeartRecording/signalID``.
    ///   - withFiltered: asks for a filtered signal too. Nobody documents its form; it is in `unknownFields`.
    ///   - withIntervals: asks for intervals too, likewise.
    public func heartSignal(
        _ signalID: Int64,
        withFiltered: Bool = false,
        withIntervals: Bool = false,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> HeartSignal {
        var form = FormBody([("action", "get"), ("signalid", String(signalID))])
        if withFiltered { form.add("with_filtered", "true") }
        if withIntervals { form.add("with_intervals", "true") }
        return try await send("/v2/heart", form, kind: .data, accessToken: accessToken, priority: priority) {
            (reader: inout JSONReader) throws(JSONFault) in
            try HeartSignal.readBody(&reader, signalID: signalID)
        }
    }

    /// One page of stethoscope recordings (`stetho list`).
    ///
    /// - Parameter query: Withings documents `everything` and `measured` only; `changed` is sent, and may be ignored.
    public func stethoscopeRecordings(
        _ query: TimeQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<StethoscopeRecording> {
        let form = FormBody([("action", "list")] + query.fields)
        return try await list("/v2/stetho", form, "series", offset, accessToken, priority)
    }

    /// The sound of a stethoscope recording (`stetho get`); ``WithingsModel/StethoscopeSignal/pulseCodeModulation``
    /// makes it playable.
    ///
    /// - Parameter signalID: of ``WithingsModel/StethoscopeRecording`` or
    ///   ``WithingsModel/HeartRecording/stethoscopeSignalID``.
    public func stethoscopeSignal(
        _ signalID: Int64,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> StethoscopeSignal {
        let form = FormBody([("action", "get"), ("signalid", String(signalID))])
        return try await send("/v2/stetho", form, kind: .data, accessToken: accessToken, priority: priority) {
            (reader: inout JSONReader) throws(JSONFault) in
            try StethoscopeSignal.readBody(&reader, signalID: signalID)
        }
    }
}
