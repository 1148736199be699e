import SQLiteStore
import Store
import WithingsAPI
import WithingsModel

/// The client side: fetches every page through the client and, if asked, keeps it durably, as the sync does.
enum ImportRun {
    static func parse(from url: String) async throws {
        var pages: [Page<MeasureGroup>] = []
        let seconds = try await stopwatch {
            for try await page in client(url).measurePages(.everything, accessToken: "made-up") { pages.append(page) }
        }
        try RunResult(
            seconds: seconds,
            groups: pages.reduce(0) { $0 + $1.rows.count },
            values: pages.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.measures.count } },
            peakKiB: Memory.peakKiB
        ).hand()
    }

    static func store(from url: String, in path: String) async throws {
        let user = WithingsUserID(1)
        let store = try SQLiteStore(path: path)
        let seconds = try await stopwatch {
            for try await page in client(url).measurePages(.everything, accessToken: "made-up") {
                let cursor = SyncCursor(
                    backfill: .init(isComplete: page.nextOffset == nil, nextOffset: page.nextOffset)
                )
                _ = try await store.save(
                    RecordPage(measureGroups: page.rows, cursor: .init(.measures, cursor)),
                    of: user
                )
            }
        }
        let peak = Memory.peakKiB
        let counts = try await store.counts(of: user)
        try await store.close()
        try RunResult(seconds: seconds, groups: counts.measureGroups, values: counts.measures, peakKiB: peak).hand()
    }

    private static func client(_ url: String) -> WithingsClient {
        WithingsClient(
            application: WithingsApplication(clientID: "bench", clientSecret: "bench", accountURL: url, apiURL: url),
            transport: AsyncHTTPTransport(),
            budget: RequestBudget(requestsPerMinute: 1_000_000)
        )
    }
}
