import Foundation
import SQLiteStore
import Store
import WithingsModel

/// How long the questions take that pages and entities ask, on a store of many years.
enum QuestionRun {
    static func run(in path: String) async throws {
        let user = WithingsUserID(HeavyUser.userID)
        let store = try SQLiteStore(path: path)
        let ever: Range<EpochSeconds> = 0..<4_000_000_000
        guard let first = LocalDay("2000-01-01"), let last = LocalDay("2090-01-01") else { return }
        try await ask("latest state: every latest reading, the last nights and days", aim: 5) {
            try await store.latestMeasures(of: user).count + store.latestSleep(of: user, limit: 4).count
                + store.latestActivity(of: user, limit: 2).count
        }
        try await ask("daily series of activity over all years", aim: 50) {
            try await store.activity(of: user, in: first...last).count
        }
        try await ask("series of weight over all years", aim: 50) {
            try await store.series(MeasureSeriesKey(.weight, position: nil), of: user, in: ever).count
        }
        try await ask("every night of all years", aim: 50) {
            try await store.sleep(of: user, endingIn: ever).count
        }
        try await store.close()
    }

    /// The best and the middle of many: other work on the machine only ever adds.
    private static func ask(_ name: String, aim: Int, _ question: () async throws -> Int) async throws {
        var times: [Double] = []
        var rows = 0
        for _ in 0..<25 { times.append(try await stopwatch { rows = try await question() }) }
        times.sort()
        let figures = String(format: "%.2f ms at best, %.2f ms in the middle", times[0] * 1_000, times[12] * 1_000)
        print("\(name): \(figures) for \(rows) rows (aim below \(aim))")
    }
}
