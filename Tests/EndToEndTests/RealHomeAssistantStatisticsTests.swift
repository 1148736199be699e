import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import StatisticsImport
import Store
import TestSupport
import Testing
import WithingsModel

/// Ten years of a made person in the statistics of a real, current Home Assistant. Runs only where `HASS` names one:
/// `HASS=/path/to/hass Scripts/test-home-assistant`.
@Suite("A real Home Assistant's statistics", .serialized, .timeLimit(.minutes(20)))
struct RealHomeAssistantStatisticsTests {
    static let user = WithingsUserID(101)
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    /// 2016-11-27, noon.
    static let beginning: EpochSeconds = 1_480_248_000
    static let days = 3_650

    @Test(
        "read back equal the record for every hour of ten years, follow edits and deletions, and are left alone after that",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant")
    )
    func tenYears() async throws {
        let home = try RealHomeAssistant()
        try await home.start()
        defer { home.stop() }
        let link = WebSocketHomeAssistant(
            address: try #require(
                HomeAssistantAddress(url: "http://127.0.0.1:\(home.port)", token: home.client.accessToken)
            ),
            logger: Self.quiet
        )
        let store = MemoryStore()
        try await Self.fill(store)
        let run = StatisticsRun(
            link: link,
            store: store,
            mode: .separate,
            language: "en",
            clock: SystemWallClock(),
            logger: Self.quiet
        )
        let began = Date()
        let first = try await run.run()
        let seconds = Date().timeIntervalSince(began)
        print("Ten years: \(first.rowsSent) hours in \(first.seriesChanged) series, sent and read back in \(seconds) s")
        #expect(first.state == .done, "\(first.seriesFaults)")
        #expect(first.homeAssistantVersion?.hasPrefix("20") == true)

        let weights = try await Self.hours("withings:anna_weight_kg", link)
        #expect(weights.count == Self.days)
        for day in 0..<Self.days {
            let hour = Self.beginning + EpochSeconds(day) * 86_400
            // Two readings an hour: 70 and a bit, and 20 g more.
            let low = Decimal(70_000 + day) / 1000
            let row = weights[hour]
            #expect(row?["min"] == low && row?["max"] == low + Decimal(20) / 1000, "\(day): \(row ?? [:])")
            #expect(row?["mean"] == low + Decimal(10) / 1000)
        }
        // The first row is the hour before the first day, from which that day has grown.
        let steps = try await Self.dailyChanges("withings:anna_activity_steps_today", link).dropFirst()
        #expect(steps.count == Self.days)
        for offset in [1, 2, 400] {
            let day = Self.beginning / 86_400 + EpochSeconds(offset)
            let grown = try await Self.growth("withings:anna_activity_steps_today", onDay: day, link)
            #expect(grown == Decimal(1_000 + offset), "\(offset)")
        }
        #expect(steps.enumerated().allSatisfy { $0.element == Decimal(1_000 + $0.offset) })

        let again = try await run.run()
        #expect(again.rowsSent == 0)

        // One reading of an hour is corrected, another hour is deleted.
        try await Self.weigh(store, day: 100, grams: 99_000, modified: 5)
        let gone = Self.beginning + 200 * 86_400
        var page = RecordPage()
        let day = LocalDay(daysSinceEpoch: Int(gone / 86_400))
        page.sweep = RecordSweep(.measures([]), moments: gone..<gone + 3_600, days: day...day, at: .max)
        _ = try await store.save(page, of: Self.user)
        let followed = try await run.run()
        #expect(followed.state == .done, "\(followed.seriesFaults)")
        let after = try await Self.hours("withings:anna_weight_kg", link)
        #expect(after.count == Self.days - 1)
        #expect(after[gone] == nil)
        #expect(after[Self.beginning + 100 * 86_400]?["max"] == 99)
    }

    @Test(
        "of the sensors themselves hold the record hour by hour where the owner wants them merged",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func merged() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let more = [
            "mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)", "home_assistant:",
            "  url: http://127.0.0.1:\(home.port)", "  token: \(home.client.accessToken)", "  statistics: merge",
        ]
        let cloud = RealHomeAssistant.household()
        try await World.with(cloud, interval: RealHomeAssistant.interval, more: more) { world in
            try await world.link("Anna")
            try await world.awaitHistory(within: RealHomeAssistant.patience)
            let theirs = try Self.link("http://127.0.0.1:\(home.port)", home.client.accessToken)
            let ours = try Self.link(world.bridge.url, world.client.accessToken)
            // An hour that is not over, or just over, waits for Home Assistant's own row.
            let over = EpochSeconds(Date().timeIntervalSince1970) - 4_200
            let weights = try await Self.hours("sensor.anna_weight", ours).filter { $0.key < over }
            #expect(weights.count > 100, "the household has years of weights")
            var wrong: [EpochSeconds] = []
            do {
                try await Eventually.holds("every hour of the record is in the sensor's own series", within: 120) {
                    let found = try await Self.hours("sensor.anna_weight", theirs)
                    wrong = weights.filter { hour, figures in
                        ["mean", "min", "max"].contains { found[hour]?[$0] != figures[$0] }
                    }.keys.sorted()
                    return wrong.isEmpty
                }
            } catch {
                Issue.record("\(wrong.count) of \(weights.count) hours differ, first \(wrong.prefix(5))")
            }
            // The day on which Home Assistant began to count is not over, neither here nor there.
            let steps = try await Self.hours("sensor.anna_steps_today", ours).sorted { $0.key < $1.key }.dropLast()
            #expect(steps.count > 30)
            do {
                try await Eventually.holds("the steps of every day are in the sensor's own series", within: 120) {
                    let found = try await Self.hours("sensor.anna_steps_today", theirs)
                    wrong = steps.filter { hour, figures in
                        ["sum", "state"].contains { found[hour]?[$0] != figures[$0] }
                    }.map(\.key)
                    return wrong.isEmpty
                }
            } catch {
                Issue.record("\(wrong.count) of \(steps.count) days differ, first \(wrong.prefix(5))")
            }
            // Home Assistant writes its first figures down within five minutes; they go on from ours.
            try await Eventually.holds("its own sums go on from the record's", within: 420) {
                let rows = try await Self.ask("sensor.anna_steps_today", "5minute", theirs)
                guard let first = rows.first, let end = steps.last?.value["sum"] else { return false }
                let (sum, state) = (first["sum"].flatMap(Self.decimal), first["state"].flatMap(Self.decimal))
                return sum != nil && sum == state.map { $0 + end }
            }
            let changes = try await Self.dailyChanges("sensor.anna_steps_today", theirs)
            #expect(changes.allSatisfy { $0 >= 0 })
        }
    }

    @Test(
        "are reached over TLS with a private authority, and not without its file",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant")
    )
    func privateAuthority() async throws {
        let certificates = try Certificates()
        let home = try RealHomeAssistant()
        try await home.start()
        defer { home.stop() }
        try await home.secure(certificate: certificates.file("certificate"), key: certificates.file("key"))
        let url = "https://127.0.0.1:\(home.port)"
        func link(_ file: String?) throws -> WebSocketHomeAssistant {
            let token = home.client.accessToken
            let address = try #require(HomeAssistantAddress(url: url, token: token, certificateFile: file))
            return WebSocketHomeAssistant(address: address, logger: Self.quiet)
        }
        let trusting = try link(certificates.file("authority"))
        try await Eventually.holds("Home Assistant answers over TLS", within: 120) {
            (try? await trusting.withSession { await $0.version })?.hasPrefix("20") == true
        }
        let told = try await #require(throws: HomeAssistantFault.self) {
            try await link(nil).withSession { _ in }
        }
        #expect(told.code == .certificate)
        let store = MemoryStore()
        try await store.save(Account(id: "e1", user: Self.user, profile: "Anna", linkedAt: 1, scopes: []))
        for day in 0..<30 { try await Self.weigh(store, day: day, grams: 70_000) }
        let run = StatisticsRun(
            link: trusting,
            store: store,
            mode: .separate,
            language: "en",
            clock: SystemWallClock(),
            logger: Self.quiet
        )
        #expect(try await run.run().state == .done)
        #expect(try await Self.hours("withings:anna_weight_kg", trusting).count == 30)
    }

    static func link(_ url: String, _ token: String) throws -> WebSocketHomeAssistant {
        WebSocketHomeAssistant(
            address: try #require(HomeAssistantAddress(url: url, token: token)),
            logger: quiet
        )
    }

    static func fill(_ store: MemoryStore) async throws {
        try await store.save(Account(id: "e1", user: user, profile: "Anna", linkedAt: 1, scopes: []))
        for day in 0..<days { try await weigh(store, day: day, grams: Int64(70_000 + day)) }
        var page = RecordPage()
        let first = LocalDay(daysSinceEpoch: Int(beginning / 86_400))
        page.activity = (0..<days).map { day in
            DailyActivity(
                day: first.adding(days: day),
                timeZone: "Europe/Berlin",
                deviceID: "d",
                brand: 1,
                isTracker: true,
                modifiedAt: 1,
                values: [ActivityField("steps"): ExactDecimal(Int64(1_000 + day))]
            )
        }
        page.sleep = (0..<days).map { day in
            let end = beginning + EpochSeconds(day) * 86_400 - 18_000
            return SleepSummary(
                id: Int64(day + 1),
                day: first.adding(days: day),
                timeZone: "Europe/Berlin",
                startAt: end - 28_000,
                endAt: end,
                createdAt: end,
                modifiedAt: end,
                isCompleted: true,
                deviceClass: 32,
                values: [
                    SleepField("deepsleepduration"): ExactDecimal(Int64(3_000 + day)),
                    SleepField("sleep_score"): ExactDecimal(Int64(50 + day % 50)),
                    SleepField("hr_average"): ExactDecimal(Int64(50 + day % 20)),
                ]
            )
        }
        _ = try await store.save(page, of: user)
    }

    /// Two readings in the hour after noon.
    static func weigh(_ store: MemoryStore, day: Int, grams: Int64, modified: EpochSeconds = 1) async throws {
        var page = RecordPage()
        page.measureGroups = (0..<2).map { number in
            let at = beginning + EpochSeconds(day) * 86_400 + EpochSeconds(number) * 600
            return MeasureGroup(
                id: Int64(day * 2 + number + 1),
                measuredAt: at,
                createdAt: at,
                modifiedAt: at + modified,
                measures: [Measure(type: .weight, value: ExactDecimal(grams + Int64(number) * 20, exponent: -3))]
            )
        }
        // The correction is of the second one alone.
        if modified > 1 {
            page.measureGroups = [page.measureGroups[1]]
            page.measureGroups[0].measures = [Measure(type: .weight, value: ExactDecimal(grams, exponent: -3))]
        }
        _ = try await store.save(page, of: user)
    }

    /// What Home Assistant has, hour by hour.
    static func hours(_ id: String, _ link: WebSocketHomeAssistant) async throws -> [EpochSeconds: [String: Decimal]] {
        let rows = try await ask(id, "hour", link)
        return Dictionary(
            rows.map { row in
                let figures = (row.object ?? [:]).compactMapValues(decimal)
                let start = NSDecimalNumber(decimal: figures["start"] ?? 0).int64Value
                return (start / 1000, figures)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// By how much a sum grew on each of Home Assistant's days.
    static func dailyChanges(_ id: String, _ link: WebSocketHomeAssistant) async throws -> [Decimal] {
        try await ask(id, "day", link).compactMap { $0["change"].flatMap(decimal) }
    }

    /// What Home Assistant's statistic card shows of a day: its "change".
    static func growth(_ id: String, onDay day: EpochSeconds, _ link: WebSocketHomeAssistant) async throws -> Decimal? {
        let zone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        let date = LocalDay(daysSinceEpoch: Int(day))
        let range: JSONValue = [
            "start_time": .string(Self.text(date.start(in: zone))),
            "end_time": .string(Self.text(date.adding(days: 1).start(in: zone))),
        ]
        return try await link.withSession { session in
            let answer = try await session.call(
                "recorder/statistic_during_period",
                ["statistic_id": .string(id), "fixed_period": range, "types": ["change"]]
            )
            return answer["change"].flatMap(decimal)
        }
    }

    private static func text(_ moment: EpochSeconds) -> String {
        Date(timeIntervalSince1970: TimeInterval(moment)).formatted(.iso8601)
    }

    private static func ask(_ id: String, _ period: String, _ link: WebSocketHomeAssistant) async throws -> [JSONValue]
    {
        try await link.withSession { session in
            let answer = try await session.call(
                "recorder/statistics_during_period",
                ["start_time": "2000-01-01T00:00:00+00:00", "statistic_ids": [.string(id)], "period": .string(period)]
            )
            return answer[id]?.array ?? []
        }
    }

    private static func decimal(_ value: JSONValue) -> Decimal? {
        guard case .number(let text) = value, let number = Decimal(string: text, locale: nil) else { return nil }
        var (exact, rounded) = (number, Decimal())
        // Home Assistant's numbers are binary.
        NSDecimalRound(&rounded, &exact, 9, .plain)
        return rounded
    }
}
