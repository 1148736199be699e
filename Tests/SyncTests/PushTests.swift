import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite("Withings' notifications", .timeLimit(.minutes(3))) struct PushTests {
    private static let all = [1, 2, 4, 16, 44, 46, 50, 51, 52, 54, 58, 61, 62, 63]

    /// A person whose history is complete and who is subscribed to everything.
    private func settled(scopes: [String]? = nil, webhook: Webhook = Bench.door) async throws -> (Bench, SyncService) {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)], webhook: webhook)
        try await bench.link(Bench.anna, profile: "Anna", scopes: scopes)
        let service = bench.start()
        try await bench.pass(60)
        return (bench, service)
    }

    private func push(_ service: SyncService) async throws -> PushStatus {
        try #require(await service.statuses().first?.push)
    }

    @Test("every useful category is subscribed, one at a time with space between")
    func subscribes() async throws {
        let (bench, service) = try await settled()
        #expect(await bench.categories() == Self.all)
        let times = await bench.cloud.log.filter { $0.action == "subscribe" }.map(\.time)
        for (one, next) in zip(times, times.dropFirst()) { #expect(next - one >= 2) }
        let push = try await push(service)
        #expect(push.state == .unproven && push.categories.map(\.category.rawValue) == Self.all)
        #expect(push.categories.allSatisfy { $0.state == .subscribed && $0.fault == nil })
        await bench.stop()
    }

    @Test("a second start subscribes nothing again")
    func restart() async throws {
        let (bench, _) = try await settled()
        await bench.stop()
        await bench.cloud.clearLog()
        bench.start()
        try await bench.pass(60)
        #expect(await bench.cloud.count("/notify", "list") == 1)
        #expect(await bench.cloud.count("/notify", "subscribe") == 0)
        await bench.stop()
    }

    @Test("one that has vanished is subscribed again after some hours, those of other programs stay")
    func repairs() async throws {
        let (bench, service) = try await settled()
        let other = "https://bridge.test/api/webhook/somebody-else"
        await bench.cloud.subscribe(11, to: 1, at: other)
        await bench.cloud.unsubscribe(11, from: 44, at: Bench.callback)
        #expect(await bench.categories().contains(44) == false)
        try await bench.pass(5 * 3_600)
        #expect(await bench.categories() == Self.all)
        #expect(await bench.categories(other) == [1])
        #expect(try await push(service).checkedAt ?? 0 > bench.clock.nowSeconds - 4 * 3_600)
        await bench.stop()
    }

    @Test("what the person did not allow is not subscribed, and is shown")
    func scopes() async throws {
        let (bench, service) = try await settled(scopes: ["user.info", "user.metrics"])
        #expect(await bench.categories() == [1, 2, 4, 46, 54, 58, 61, 62, 63])
        let push = try await push(service)
        let missing = push.categories.filter { $0.state == .notAllowed }.map(\.category.rawValue)
        #expect(missing == [16, 44, 50, 51, 52] && push.state == .unproven)
        await bench.stop()
    }

    @Test("an address that Withings cannot reach is said in plain words and tried again later")
    func unreachable() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)], webhook: Bench.door)
        try await bench.link(Bench.anna, profile: "Anna")
        await bench.cloud.fail(
            "/notify",
            action: "subscribe",
            times: 2,
            with: .bodyStatus(293, error: "The callback URL is either absent or incorrect")
        )
        let service = bench.start()
        try await bench.pass(30)
        let push = try await push(service)
        #expect(push.state == .faulty && push.fault?.code == "callback_unreachable")
        #expect(push.categories.first?.fault?.code == "callback_unreachable")
        #expect(await bench.cloud.count("/notify", "subscribe") == 1)
        try await bench.pass(7_200)
        #expect(await bench.categories() == Self.all)
        #expect(try await self.push(service).state == .unproven)
        await bench.stop()
    }

    @Test("under a new address the old subscriptions are ended")
    func newAddress() async throws {
        let (bench, _) = try await settled()
        await bench.stop()
        let moved = Bench.base + "/home"
        let door = Webhook(base: moved, secret: Bench.secret, apiURL: "http://cloud.test", isWanted: nil)
        bench.start(webhook: door)
        try await bench.pass(60)
        #expect(await bench.categories().isEmpty)
        #expect(await bench.categories(moved + "/api/webhook/" + Bench.secret) == Self.all)
        await bench.stop()
    }

    @Test("turned off in the configuration, they are ended and the status says why")
    func turnedOff() async throws {
        let (bench, _) = try await settled()
        await bench.stop()
        let off = Webhook(base: Bench.base, secret: Bench.secret, apiURL: "http://cloud.test", isWanted: false)
        let service = bench.start(webhook: off)
        try await bench.pass(60)
        #expect(await bench.categories().isEmpty)
        let push = try await push(service)
        #expect(push.state == .off && push.reason?.code == "not_wanted")
        await bench.stop()
    }

    @Test("who is unlinked is notified about no longer")
    func unlinked() async throws {
        let (bench, service) = try await settled()
        let tokens = try #require(try await bench.vault.tokens(of: Bench.anna))
        try await bench.store.removeAccount(of: Bench.anna)
        await service.accountUnlinked(Bench.anna)
        await service.endNotifications(of: Bench.anna, tokens)
        #expect(await bench.cloud.subscriptions(of: 11).isEmpty)
        #expect(try await bench.store.documents(in: "push_accounts").isEmpty)
        await bench.stop()
    }

    @Test("a notification leads to one request for what it names, however often it comes")
    func oneRequest() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        let now = bench.clock.nowSeconds
        for _ in 0..<50 { bench.post(service, "userid=11&appli=1&startdate=\(now - 5)&enddate=\(now)") }
        try await bench.pass(5)
        #expect(try await bench.counts().measureGroups == 6)
        #expect(await bench.cloud.log.map(\.action) == ["getmeas"])
        #expect(try await push(service).lastNotificationAt == now)
        await bench.stop()
    }

    // Of activity and workouts nothing is new here, so the day that it names is read again: something may be gone.
    @Test(
        "a category asks for its kind",
        arguments: [
            ("appli=1", ["getmeas"]), ("appli=62", ["getmeas"]), ("appli=44", ["getsummary"]),
            ("appli=16&date=2023-11-14", ["getactivity", "getworkouts", "getactivity", "getworkouts"]),
            ("appli=54", ["list"]),
            ("appli=46&action=update", ["getdevice", "getgoals"]), ("appli=52", []), ("appli=60", []),
            ("appli=61", ["list"]), ("appli=63", ["getmeas"]),
        ]
    )
    func kinds(fields: String, actions: [String]) async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        bench.post(service, "userid=11&\(fields)")
        try await bench.pass(5)
        #expect(await bench.cloud.log.compactMap(\.action) == actions)
        await bench.stop()
    }

    @Test(
        "a category that nobody knows says that something is new: everything is looked at once, however often it comes",
        arguments: [99, 999, 0, -7]
    )
    func unheardOf(category: Int) async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        await bench.cloud.addMeasures([CloudMeasure(999, 60_000, unit: -3)], to: 11)
        for _ in 0..<20 {
            bench.post(service, "userid=11&appli=\(category)")
            try await bench.pass(1)
        }
        let log = await bench.cloud.log.filter { $0.path != "/notify" }.map { "\($0.path) \($0.action)" }
        #expect(
            log.sorted() == [
                "/measure getmeas", "/v2/heart list", "/v2/measure getactivity", "/v2/measure getworkouts",
                "/v2/sleep getsummary", "/v2/stetho list", "/v2/user getdevice", "/v2/user getgoals",
            ]
        )
        #expect(try await bench.counts().measureGroups == 6)
        // It does not prove that what brings measures is notified.
        #expect(try await push(service).state == .unproven)
        await bench.stop()
    }

    @Test("a flood of what nobody knows leads to one look in ten minutes, and whoever comes during it is not forgotten")
    func unheardOfFlood() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        for round in 0..<24 {
            for number in 0..<50 { bench.post(service, "userid=11&appli=\(1_000 + round * 50 + number)") }
            try await bench.pass(50)
        }
        // In twenty minutes: four turns by the clock, and three looks, of which those fall together that are near.
        #expect((4...7).contains(await bench.cloud.count("/measure")))
        #expect(await bench.cloud.log.count <= 7 * 8 + 4)
        await bench.stop()
    }

    @Test("stethoscope and urine are subscribed where Withings takes them; where not, nobody hears of it")
    func welcome() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)], webhook: Bench.door)
        try await bench.link(Bench.anna, profile: "Anna")
        let wire = MeddledWire(bench.wire, at: "/notify") { form in
            form.contains("action=subscribe") && (form.contains("appli=61") || form.contains("appli=63"))
        }
        wire.always { await $0.fail("/notify", times: 1, with: .bodyStatus(503, error: "Invalid parameter: appli")) }
        let service = bench.start(client: Bench.client(wire, bench.clock))
        try await bench.pass(60)
        let twelve = Self.all.filter { ![61, 63].contains($0) }
        #expect(await bench.categories() == twelve)
        var push = try await push(service)
        #expect(push.state == .unproven && push.fault == nil)
        #expect(push.categories.map(\.category.rawValue) == twelve && push.categories.allSatisfy { $0.fault == nil })
        // They are not asked for at every look.
        await bench.cloud.clearLog()
        try await bench.pass(9 * 3_600)
        #expect(await bench.cloud.count("/notify", "subscribe") == 0)
        #expect(await bench.cloud.count("/notify", "list") == 2)
        await bench.stop()
        // A later Withings may take them.
        let other = bench.start()
        try await bench.pass(60)
        #expect(await bench.categories() == Self.all)
        push = try await self.push(other)
        #expect(push.categories.map(\.category.rawValue) == Self.all)
        await bench.stop()
    }

    @Test(
        "what is forged, torn or about nobody does nothing",
        arguments: [
            "userid=99&appli=1", "userid=11", "appli=1", "", "%%%&&==", "userid=eleven&appli=1",
            #"{"userid": 11}"#, "userid=11&appli=99999999999999999999", "userid=-11&appli=1",
        ]
    )
    func forged(body: String) async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        bench.post(service, body)
        try await bench.pass(30)
        #expect(await bench.cloud.log.isEmpty)
        await bench.stop()
    }

    @Test(
        "two deletions that are announced one after the other are both followed at once; in between nobody waits for anything"
    )
    func twoDeletions() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        // News of nothing, as doubled notifications are.
        for category in [1, 4, 16, 44] {
            bench.post(service, "userid=11&appli=\(category)")
            try await bench.pass(2)
        }
        try await bench.pass(30)
        #expect(await service.statuses().first?.activity == .idle)
        for group in [11_000_003, 11_000_004] {
            let kept = try #require(try await bench.store.keptMeasureGroup(Int64(group), of: Bench.anna))
            await bench.cloud.deleteMeasureGroup(group)
            let at = kept.group.measuredAt
            bench.post(service, "userid=11&appli=1&startdate=\(at)&enddate=\(at + 1)")
            try await bench.pass(30)
            #expect(try await bench.store.keptMeasureGroup(Int64(group), of: Bench.anna)?.deletedAt != nil)
            #expect(await service.statuses().first?.activity == .idle)
        }
        await bench.stop()
    }

    @Test("a flood costs a few requests and nothing else")
    func flood() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.clearLog()
        for _ in 0..<60 {
            for _ in 0..<200 { bench.post(service, "userid=11&appli=\([1, 4, 16, 44].randomElement() ?? 1)") }
            try await bench.pass(1)
        }
        let log = await bench.cloud.log
        #expect(log.count { $0.action == "getmeas" } <= 7 && log.count <= 28)
        await bench.stop()
    }

    @Test("a notification does not break through a pause that Withings asked for")
    func pauses() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        await bench.cloud.fail("/measure", with: .bodyStatus(522, error: "Timeout"))
        bench.post(service, "userid=11&appli=1")
        try await bench.pass(3)
        await bench.cloud.clearLog()
        for _ in 0..<20 {
            bench.post(service, "userid=11&appli=1")
            try await bench.pass(1)
        }
        #expect(await bench.cloud.count("/measure") == 0)
        try await bench.pass(60)
        #expect(await bench.cloud.count("/measure") > 0)
        await bench.stop()
    }

    @Test("once notifications are proven to arrive asking by the clock goes slower, and at full rate at once when not")
    func pace() async throws {
        let (bench, service) = try await settled()
        func turns(_ seconds: Double) async throws -> Int {
            await bench.cloud.clearLog()
            try await bench.pass(seconds)
            return await bench.cloud.count("/measure")
        }
        #expect(try await turns(3_600) == 12)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        bench.post(service, "userid=11&appli=1")
        try await bench.pass(400)
        #expect(try await push(service).state == .proven)
        #expect(try await turns(3_600) == 3)
        // This one nobody announces.
        await bench.cloud.addMeasures([CloudMeasure(1, 61_000, unit: -3)], to: 11)
        try await bench.pass(1_300)
        #expect(try await push(service).state == .unproven)
        #expect(try await turns(3_600) == 12)
        await bench.stop()
    }

    @Test("that access was withdrawn is believed only when Withings itself confirms it")
    func unlink() async throws {
        let (bench, service) = try await settled()
        try await bench.pass(20)
        bench.post(service, "userid=11&appli=46&action=unlink")
        try await bench.pass(30)
        #expect(try await bench.account()?.needsOwner == nil)
        #expect(await service.statuses().first?.activity == .idle)
        await bench.cloud.revokeGrant(of: 11)
        bench.post(service, "userid=11&appli=46&action=unlink")
        try await bench.pass(30)
        #expect(try await bench.account()?.needsOwner != nil)
        #expect(await service.statuses().first?.activity == .needsOwner)
        #expect(try await bench.counts().measureGroups == 5)
        await bench.stop()
    }
}
