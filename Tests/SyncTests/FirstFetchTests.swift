import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(3))) struct FirstFetchTests {
    @Test("current values of every kind are kept before any history is asked for")
    func freshBeforeHistory() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 800)])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.wire.hang(after: 5)
        bench.start()
        try await bench.until("the sixth request") { bench.wire.traffic.asked > 5 }
        let counts = try await bench.counts()
        #expect(counts.measureGroups >= 13 && counts.measureGroups <= 16)
        #expect(counts.sleep >= 13 && counts.activity >= 13)
        #expect(try await bench.store.devices(of: Bench.anna).map(\.id) == ["scale"])
        #expect(try await bench.store.goals(of: Bench.anna)?.steps?.mantissa == 8000)
        let fresh = await bench.cloud.log
        #expect(fresh.count { $0.parameters["lastupdate"] != nil } == 3)
        await bench.stop()
    }

    @Test("the whole history follows, newest first, and its progress shows")
    func wholeHistory() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 700)])
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        let counts = try await bench.counts()
        #expect(counts.measureGroups == 700 && counts.sleep == 700 && counts.activity == 700)
        let slices = await bench.cloud.log.filter { $0.path == "/measure" }.compactMap { $0.parameters["startdate"] }
            .compactMap(Int.init)
        #expect(slices.count > 4 && slices == slices.sorted(by: >))
        try await bench.until("everything is there") { await service.statuses().first?.activity == .idle }
        let status = try #require(await service.statuses().first)
        #expect(status.backfill[.measures]?.isComplete == true)
        #expect((status.backfill[.sleep]?.rows ?? 0) >= 700)
        #expect(status.activity == .idle && status.fault == nil && status.lastSuccessAt == bench.clock.nowSeconds)
        await bench.stop()
    }

    @Test("a list of many pages is read to its end", arguments: [1, 7, 1_000])
    func paging(size: Int) async throws {
        var rules = CloudRules()
        rules.measurePageSize = size
        rules.sleepPageSize = size
        rules.activityPageSize = size
        rules.offsetOnLastPage = true
        let bench = Bench(people: [.sample(11, name: "Anna", days: 90)], rules: rules)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        let counts = try await bench.counts()
        #expect(counts.measureGroups == 90 && counts.sleep == 90 && counts.activity == 90)
        await bench.stop()
    }

    @Test("killed at any page and started again, the history goes on where it was and ends complete")
    func resumes() async throws {
        var rules = CloudRules()
        rules.measurePageSize = 40
        rules.sleepPageSize = 40
        rules.activityPageSize = 40
        let bench = Bench(people: [.sample(11, name: "Anna", days: 300)], rules: rules)
        try await bench.link(Bench.anna, profile: "Anna")
        var kills = 0
        while try await !bench.isHistoryComplete(), kills < 200 {
            // The fresh answers and a page or two of history come, the next request is never answered.
            let asked = bench.wire.traffic.asked
            bench.wire.hang(after: 12)
            bench.start()
            try await bench.until("the next request") {
                let complete = try await bench.isHistoryComplete()
                return bench.wire.traffic.asked > asked + 12 || complete
            }
            await bench.stop()
            bench.clock.advance(by: 20)
            kills += 1
        }
        #expect(kills > 10)
        let counts = try await bench.counts()
        #expect(counts.measureGroups == 300 && counts.sleep == 300 && counts.activity == 300)
        // Every page of history was asked for once, but for the one that was on its way at each kill.
        let pages = await bench.cloud.log.filter { $0.parameters["lastupdate"] == nil && $0.path == "/measure" }
        let keys = pages.map { "\($0.parameters["startdate"] ?? "") \($0.parameters["offset"] ?? "")" }
        #expect(Set(keys).count == keys.count)
    }

    @Test("answers that fail while the history is read are asked for again, and it ends complete")
    func historyFails() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 400)])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.wire.hang(after: 5)
        bench.start()
        try await bench.until("the sixth request") { bench.wire.traffic.asked > 5 }
        await bench.stop()
        bench.wire.hang(after: nil)
        bench.start()
        await bench.cloud.fail("/v2/measure", action: "getactivity", times: 4, with: .html(status: 502))
        try await bench.pass(1_000)
        #expect(try await bench.isHistoryComplete())
        #expect(try await bench.counts().activity == 400)
        await bench.stop()
    }

    @Test("a slice of history whose list is cut is not read: it is asked for again until it comes whole")
    func cutSlice() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 40)])
        try await bench.link(Bench.anna, profile: "Anna")
        // The first turn is good; the history's first slices have half of their rows and no way on.
        bench.wire.hang(after: 8)
        bench.start()
        try await bench.until("the first turn is over") { bench.wire.traffic.asked > 8 }
        await bench.stop()
        bench.wire.hang(after: nil)
        await bench.cloud.fail("/v2/measure", action: "getactivity", times: 3, with: .standingCursor)
        let service = bench.start()
        try await bench.pass(20)
        #expect(await service.statuses().first?.faults[.activity]?.code == "list_cut")
        try await bench.pass(600)
        #expect(try await bench.isHistoryComplete())
        #expect(try await bench.counts().activity == 40)
        #expect(await service.statuses().first?.faults[.activity] == nil)
        await bench.stop()
    }

    @Test("a list that is cut for ever ends neither the history nor the hope: it is read again when the rest is there")
    func cutForEver() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 40)])
        try await bench.link(Bench.anna, profile: "Anna")
        await bench.cloud.fail("/v2/sleep", action: "getsummary", times: 12, with: .standingCursor)
        bench.start()
        try await bench.pass(7_200)
        #expect(try await bench.isHistoryComplete())
        #expect(try await bench.counts().sleep == 40)
        await bench.stop()
    }

    @Test("a reading that cannot be read is set aside, and the rest of its page is kept")
    func setAside() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 10)])
        try await bench.link(Bench.anna, profile: "Anna")
        await bench.cloud.fail("/measure", with: .unreadableRow)
        bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        let aside = try await bench.store.setAsideRecords(of: Bench.anna, limit: 10)
        #expect(aside.count == 1)
        #expect(aside.first?.kind == .measures && aside.first?.json.contains("torn") == true)
        // The history brought the row again, whole.
        #expect(try await bench.counts().measureGroups == 10)
        await bench.stop()
    }

    @Test("who did not allow activity gets everything else, and is told what is missing")
    func missingScope() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 40)])
        try await bench.link(Bench.anna, profile: "Anna", scopes: ["user.info", "user.metrics"])
        let service = bench.start()
        try await bench.until("the measures are complete") {
            try await bench.store.cursor(of: Bench.anna, for: .measures)?.backfill.isComplete == true
        }
        try await bench.rest()
        let status = try #require(await service.statuses().first)
        #expect(try await bench.counts().measureGroups == 40)
        #expect(try await bench.store.devices(of: Bench.anna).count == 1)
        #expect(status.fault?.code == "forbidden")
        #expect(status.fault?.message.contains("sleep") == true && status.fault?.hint.contains("again") == true)
        #expect(status.activity == .idle && status.account.needsOwner == nil && status.lastSuccessAt == nil)
        await bench.stop()
    }
}
