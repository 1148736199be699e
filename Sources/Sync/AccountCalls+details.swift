import Store
import WithingsAPI
import WithingsModel

extension AccountCalls {
    /// What lies within a window of a night or a day.
    func detail(
        in window: DetailWindow,
        priority: RequestBudget.Priority,
        receivedAt: EpochSeconds
    ) async throws(SyncFault) -> FetchedPage {
        if window.kind == .intraday {
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.intraday(from: window.from, to: window.to, accessToken: token, priority: priority)
            }
            let aside = page.rejected.map { $0.setAside(as: window.kind, at: receivedAt) }
            return FetchedPage(
                records: RecordPage(intraday: page.rows, setAside: aside),
                rows: page.rows.count,
                marks: [],
                isCutShort: page.isCutShort || page.nextOffset != nil,
                beside: AnswerFields.json(of: page)
            )
        }
        let page = try await ask { (token) async throws(WithingsError) in
            try await client.sleepSegments(from: window.from, to: window.to, accessToken: token, priority: priority)
        }
        let aside = page.rejected.map { $0.setAside(as: window.kind, at: receivedAt) }
        let isWhole = aside.isEmpty && page.nextOffset == nil && !page.isCutShort && window.from < window.to
        return FetchedPage(
            records: RecordPage(
                sleepSegments: page.rows,
                sleepWindow: isWhole ? window.from..<window.to : nil,
                setAside: aside
            ),
            rows: page.rows.count,
            marks: [],
            isCutShort: page.isCutShort || page.nextOffset != nil,
            beside: AnswerFields.json(of: page)
        )
    }

    /// The signal of an ECG or of a stethoscope.
    func signal(_ id: Int64, of kind: RecordKind) async throws(SyncFault) -> RecordPage {
        if kind == .stethoscope {
            let signal = try await ask { (token) async throws(WithingsError) in
                try await client.stethoscopeSignal(id, accessToken: token, priority: .detail)
            }
            return RecordPage(stethoscopeSignals: [signal])
        }
        let signal = try await ask { (token) async throws(WithingsError) in
            try await client.heartSignal(id, accessToken: token, priority: .detail)
        }
        return RecordPage(heartSignals: [signal])
    }
}
