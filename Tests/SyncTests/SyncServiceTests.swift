import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(3))) struct SyncServiceTests {
    private func household() -> Bench {
        Bench(people: [.sample(11, name: "Anna", days: 30), .sample(22, name: "Ben", days: 50)])
    }

    @Test("a person who is linked while the service runs is fetched at once")
    func linkedLater() async throws {
        let bench = household()
        let service = bench.start()
        try await bench.rest()
        let account = try await bench.link(Bench.ben, profile: "Ben")
        await service.accountLinked(account)
        try await bench.until("the history is complete") { try await bench.isHistoryComplete(Bench.ben) }
        #expect(try await bench.counts(Bench.ben).measureGroups == 50)
        #expect(await service.statuses().map(\.account) == [account])
        await bench.stop()
    }

    @Test("one account whose grant was revoked needs its owner, the other goes on; linked again it goes on too")
    func revokedAndRelinked() async throws {
        let bench = household()
        try await bench.link(Bench.anna, profile: "Anna")
        bench.clock.advance(by: 1)
        try await bench.link(Bench.ben, profile: "Ben")
        let service = bench.start()
        bench.clock.advance(by: 2)
        for user in [Bench.anna, Bench.ben] {
            try await bench.until("the history is complete") {
                bench.clock.advance(by: 0.1)
                return try await bench.isHistoryComplete(user)
            }
        }
        await bench.cloud.revokeGrant(of: 11)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 22)
        try await bench.pass(330)
        var statuses = await service.statuses()
        #expect(statuses.map(\.activity) == [.needsOwner, .idle])
        #expect(statuses.first?.account.needsOwner != nil && statuses.first?.nextAt == nil)
        #expect(try await bench.counts(Bench.ben).measureGroups == 51)
        #expect(try await bench.counts(Bench.anna).measureGroups == 30)
        // Nothing more is asked for her.
        let asked = await bench.cloud.refreshCount
        try await bench.pass(1_000)
        #expect(await bench.cloud.refreshCount == asked)

        let account = try await bench.link(Bench.anna, profile: "Anna")
        await service.accountLinked(account)
        try await bench.until("the new reading") { try await bench.counts(Bench.anna).measureGroups == 31 }
        try await bench.rest()
        statuses = await service.statuses()
        #expect(statuses.allSatisfy { $0.activity == .idle && $0.fault == nil })
        await bench.stop()
    }

    @Test("an account that fails leaves the other alone")
    func oneFails() async throws {
        let bench = household()
        try await bench.link(Bench.anna, profile: "Anna")
        try await bench.link(Bench.ben, profile: "Ben")
        try await bench.vault.save(
            Tokens(accessToken: "nonsense", refreshToken: "nonsense", expiresAt: 0, obtainedAt: 0),
            of: Bench.anna
        )
        let service = bench.start()
        try await bench.pass(2)
        try await bench.until("the history is complete") { try await bench.isHistoryComplete(Bench.ben) }
        #expect(try await bench.counts(Bench.ben).measureGroups == 50)
        #expect(await service.statuses().map(\.activity).contains(.needsOwner))
        await bench.stop()
    }

    @Test("the refreshes of many people are spread over the interval")
    func spread() async throws {
        let people = (0..<10).map { CloudPerson.sample(100 + Int64($0), name: "P\($0)", days: 1) }
        let bench = Bench(people: people)
        for person in people { try await bench.link(WithingsUserID(person.userID), profile: person.name) }
        bench.start()
        try await bench.pass(700)
        await bench.cloud.clearLog()
        try await bench.pass(300)
        let times = await bench.cloud.log.filter { $0.path == "/measure" }.map(\.time).sorted()
        #expect(times.count == 10)
        for (one, next) in zip(times, times.dropFirst()) { #expect(abs(next - one - 30) < 1) }
        await bench.stop()
    }

    @Test("an interval that the limit does not allow becomes the shortest that it does, not a burst and a long silence")
    func evenPace() async throws {
        let bench = Bench(
            people: [.sample(11, name: "Anna", days: 5), .sample(22, name: "Ben", days: 5)],
            interval: 1,
            requestsPerMinute: 120
        )
        try await bench.link(Bench.anna, profile: "Anna")
        try await bench.link(Bench.ben, profile: "Ben")
        bench.start()
        // By then the history is read, and what it took of the limit is there again.
        try await bench.pass(250)
        await bench.cloud.clearLog()
        try await bench.pass(300)
        let log = await bench.cloud.log
        for user in [Bench.anna, Bench.ben] {
            let times = log.filter { $0.path == "/measure" && $0.userID == user.rawValue }.map(\.time)
            let gaps = zip(times, times.dropFirst()).map { $1 - $0 }.filter { $0 > 0.5 }
            #expect(gaps.count > 25 && gaps.allSatisfy { $0 < 12 }, "\(gaps)")
        }
        for entry in log { #expect(log.count { $0.time > entry.time - 60 && $0.time <= entry.time } <= 120) }
        await bench.stop()
    }

    @Test("fresh data of one person come before the history of another, within Withings' limit")
    func freshFirst() async throws {
        var rules = CloudRules()
        rules.measurePageSize = 2
        let bench = Bench(
            people: [.sample(11, name: "Anna", days: 700), .sample(22, name: "Ben", days: 5)],
            rules: rules,
            requestsPerMinute: 30
        )
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.pass(61)
        // Anna's history has used up what history may use.
        let account = try await bench.link(Bench.ben, profile: "Ben")
        await service.accountLinked(account)
        try await bench.pass(61)
        #expect(try await bench.counts(Bench.ben).measureGroups == 5)
        #expect(try await bench.isHistoryComplete() == false)
        let log = await bench.cloud.log
        for entry in log { #expect(log.count { $0.time > entry.time - 60 && $0.time <= entry.time } <= 30) }
        await bench.stop()
    }

    @Test("unlinking ends the account's sync before it returns")
    func unlinked() async throws {
        let bench = household()
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.until("it has begun") { bench.wire.traffic.asked > 2 }
        try await bench.store.removeAccount(of: Bench.anna)
        await service.accountUnlinked(Bench.anna)
        let asked = bench.wire.traffic.asked
        try await bench.store.removeRecords(of: Bench.anna)
        try await bench.pass(1_000)
        #expect(bench.wire.traffic.asked == asked)
        #expect(try await bench.counts().measureGroups == 0)
        #expect(await service.statuses().isEmpty)
        await bench.stop()
    }

    /// Nothing ever answers, and the clock stands still: whatever waited would wait for good.
    @Test("the end comes at once, even while Withings does not answer", .timeLimit(.minutes(5)))
    func stopsQuickly() async throws {
        let bench = household()
        try await bench.link(Bench.anna, profile: "Anna")
        bench.clock.advance(by: 10_900)
        bench.wire.hang(after: 0)
        bench.start()
        try await bench.until("the refresh of tokens") { bench.wire.traffic.inFlight == 1 }
        let time = bench.clock.now
        await bench.stop()
        #expect(bench.clock.now == time)
    }

    @Test("before the first request of a new run every account shows what it had")
    func showsStoredState() async throws {
        let bench = household()
        let account = try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        await bench.stop()
        bench.wire.hang(after: 0)
        let service = bench.start()
        try await bench.until("the first request") { bench.wire.traffic.inFlight == 1 }
        let status = try #require(await service.statuses().first)
        #expect(status.account == account && status.lastSuccessAt != nil)
        #expect(status.backfill[.measures]?.isComplete == true)
        await bench.stop()
    }
}
