extension CloudPerson {
    /// What was felt and counted in a span of time: kept samples and those made on demand.
    func samples(in span: ClosedRange<Int>) -> [CloudSample] {
        samples.filter { span.contains($0.time) } + (detail?.samples(of: self, in: span) ?? [])
    }

    /// The segments of sleep that begin in a span of time.
    func segments(in span: ClosedRange<Int>) -> [CloudRow] {
        sleepSegments.filter { span.contains($0.time) } + (detail?.segments(of: self, in: span) ?? [])
    }

    func heartSignal(_ id: Int) -> CloudJSONObject? {
        guard heartRecords.contains(where: { $0["ecg"]?["signalid"]?.integerValue == id }) else { return nil }
        return signals[id] ?? detail?.heartSignal(id, of: self)
    }

    func stethoscopeSignal(_ id: Int) -> CloudJSONObject? {
        guard stethoscopeRecords.contains(where: { $0["signalid"]?.integerValue == id }) else { return nil }
        return signals[id] ?? detail?.stethoscopeSignal(id, of: self)
    }
}
