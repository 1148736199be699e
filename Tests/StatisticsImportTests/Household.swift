import Foundation
import Logging
import StatisticsImport
import Store
import TestSupport
import WithingsModel

/// Anna's record, a home to bring it to, and runs between the two.
struct Household {
    let store = MemoryStore()
    let home: FakeHome
    let clock = ManualClock(now: 1_795_447_825)
    static let anna = WithingsUserID(101)

    init(version: String = "2026.11.0") async throws {
        home = FakeHome(version: version)
        try await store.save(Account(id: "e1", user: Self.anna, profile: "Anna", linkedAt: 1, scopes: []))
        try await weigh([
            (1, 1_500_000_000, "81.25"), (2, 1_500_000_900, "81.35"), (3, 1_700_000_000, "80"),
            (4, 1_795_000_000, "79.5"),
        ])
    }

    func weigh(_ readings: [(id: Int64, at: EpochSeconds, kilograms: String)], modified: EpochSeconds = 1) async throws
    {
        var page = RecordPage()
        page.measureGroups = try readings.map { reading in
            let parts = reading.kilograms.split(separator: ".")
            let digits = parts.count > 1 ? parts[1].count : 0
            let mantissa = try Missing.unwrap(Int64(parts.joined()))
            return MeasureGroup(
                id: reading.id,
                measuredAt: reading.at,
                createdAt: reading.at,
                modifiedAt: reading.at + modified,
                measures: [Measure(type: .weight, value: ExactDecimal(mantissa, exponent: -digits))]
            )
        }
        _ = try await store.save(page, of: Self.anna)
    }

    func walk(
        _ day: String,
        steps: Int64,
        calories: Int64? = nil,
        zone: String = "Europe/Berlin",
        modified: EpochSeconds = 1
    ) async throws {
        var page = RecordPage()
        page.activity = [
            DailyActivity(
                day: try Missing.unwrap(LocalDay(day)),
                timeZone: zone,
                deviceID: "d",
                brand: 1,
                isTracker: true,
                modifiedAt: modified,
                values: [ActivityField("steps"): ExactDecimal(steps)]
            )
        ]
        if let calories { page.activity[0].values[ActivityField("calories")] = ExactDecimal(calories) }
        _ = try await store.save(page, of: Self.anna)
    }

    /// The heart rates of some minutes, one after the other.
    func beat(at moment: EpochSeconds, _ rates: [Int64]) async throws {
        var page = RecordPage()
        page.intraday = rates.enumerated().map { number, rate in
            IntradaySample(
                at: moment + EpochSeconds(number) * 60,
                deviceID: "d",
                values: [IntradayField("heart_rate"): ExactDecimal(rate)]
            )
        }
        _ = try await store.save(page, of: Self.anna)
    }

    /// What was measured in a stretch of time is gone at Withings.
    func forget(in moments: Range<EpochSeconds>) async throws {
        let day = LocalDay(daysSinceEpoch: Int(moments.lowerBound / 86_400))
        var page = RecordPage()
        page.sweep = RecordSweep(.measures([]), moments: moments, days: day...day, at: .max)
        _ = try await store.save(page, of: Self.anna)
    }

    /// A day of activity is gone at Withings.
    func forgetDay(_ text: String) async throws {
        let day = try Missing.unwrap(LocalDay(text))
        var page = RecordPage()
        let start = EpochSeconds(day.daysSinceEpoch) * 86_400
        page.sweep = RecordSweep(.activity([:]), moments: start..<start + 86_400, days: day...day, at: .max)
        _ = try await store.save(page, of: Self.anna)
    }

    @discardableResult
    func bring(_ mode: StatisticsMode = .separate) async throws -> StatisticsStatus {
        let run = StatisticsRun(
            link: home,
            store: store,
            mode: mode,
            language: "en",
            clock: Hasty(clock: clock),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await run.run()
    }

    struct Missing: Error {
        static func unwrap<Value>(_ value: Value?) throws -> Value {
            guard let value else { throw Missing() }
            return value
        }
    }

    /// Time that passes at once for whoever waits.
    struct Hasty: WallClock {
        let clock: ManualClock
        var now: Double { clock.now }
        var uptime: Double { clock.uptime }
        func sleep(seconds: Double) async throws { try Task.checkCancellation() }
    }
}
