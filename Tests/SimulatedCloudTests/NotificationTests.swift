import SimulatedCloud
import TestSupport
import Testing

@Suite("Notifications")
struct NotificationTests {
    static let hook = "https://bridge.example/hook"
    static let mat = String(repeating: "d", count: 40)

    struct Bench {
        let cloud: SimulatedCloud
        let clock: CloudClock
        let callback: RecordingCallback
        let client: RawClient
        let token: String

        func notify(_ action: String, _ fields: [String: String] = [:]) async throws -> RawClient.Answer {
            try await client.post("/notify", fields.merging(["action": action]) { $1 }, token: token)
        }

        /// Everything that has been told by now.
        func told() async -> [String] {
            await cloud.deliverDue()
            return await callback.forms
        }

        /// Subscribes the hook and looks at the status of the answer.
        func subscribe(
            _ category: Int,
            at hook: String = NotificationTests.hook,
            gives expected: Int = 0,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let answer = try await notify("subscribe", ["callbackurl": hook, "appli": String(category)])
            let status = try answer.status()
            #expect(status == expected, sourceLocation: sourceLocation)
        }
    }

    /// A cloud on a clock that stands still, whose callbacks are in the process of the test.
    func run(
        callback: RecordingCallback = RecordingCallback(),
        scopes: Set<String>? = nil,
        _ test: (Bench) async throws -> Void
    ) async throws {
        let clock = CloudClock(1_710_000_000)
        let cloud = SimulatedCloud(people: [ListTests.person()], now: { clock.now })
        await cloud.reachCallbacks(by: callback)
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken(scopes: scopes)
            try await test(Bench(cloud: cloud, clock: clock, callback: callback, client: client, token: token))
        }
    }

    @Test("a callback that does not answer HEAD with success gives 293", arguments: [404, 405, 500, nil])
    func probes(status: Int?) async throws {
        try await run(callback: RecordingCallback(head: status)) { bench in
            try await bench.subscribe(1, gives: 293)
            let probed = await bench.callback.probed
            #expect(probed == [Self.hook])
            await bench.callback.answer(head: 204, post: 200)
            try await bench.subscribe(1, gives: 0)
            await bench.callback.answer(head: 404, post: 200)
            await bench.cloud.change { $0.probesCallbacks = false }
            try await bench.subscribe(4, gives: 0)
        }
    }

    @Test(
        "only https addresses with a name on the usual ports are taken, and any in restricted mode",
        arguments: [
            "http://bridge.example/hook", "https://localhost/hook", "https://192.168.1.5/hook",
            "https://bridge.example:8443/hook", "https://[::1]/hook",
        ]
    )
    func addresses(hook: String) async throws {
        try await run { bench in
            try await bench.subscribe(1, at: hook, gives: 293)
            await bench.cloud.change { $0.isInRestrictedMode = true }
            try await bench.subscribe(1, at: hook, gives: 0)
        }
    }

    @Test("a callback that is really asked over HTTP: 405 to HEAD is a failure, 200 is not")
    func overHTTP() async throws {
        // Another cloud plays the callback: it answers HEAD on the consent page only.
        try await RunningCloud.with(SimulatedCloud(people: [ListTests.person()])) { other in
            let cloud = SimulatedCloud(people: [ListTests.person()])
            try await RunningCloud.with(cloud) { running in
                let client = RawClient(running: running)
                let token = try await client.accessToken()
                let fields = ["action": "subscribe", "callbackurl": Self.hook, "appli": "1"]
                await cloud.lead(Self.hook, to: other.url + "/nowhere")
                let refused = try await client.post("/notify", fields, token: token)
                #expect(try refused.status() == 293)
                await cloud.lead(Self.hook, to: RawClient(running: other).authorizeURL())
                let taken = try await client.post("/notify", fields, token: token)
                #expect(try taken.status() == 0)
            }
        }
    }

    @Test("a weigh-in is told to those who subscribed to its categories, as a form without data")
    func weighIn() async throws {
        try await run { bench in
            for category in [1, 4, 44] { try await bench.subscribe(category, gives: 0) }
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101, date: 1_709_999_000)
            let first = await bench.told()
            #expect(first == ["userid=101&appli=1&startdate=1709999000&enddate=1709999001"])
            await bench.cloud.addMeasures(
                [CloudMeasure(9, 80, unit: 0), CloudMeasure(10, 120, unit: 0), CloudMeasure(11, 60, unit: 0)],
                to: 101,
                date: 1_709_999_100
            )
            let second = await bench.told()
            #expect(second.last == "userid=101&appli=4&startdate=1709999100&enddate=1709999101")
        }
    }

    @Test("edits and deletions are told as new data are")
    func edits() async throws {
        try await run { bench in
            try await bench.subscribe(1)
            try await bench.subscribe(44)
            await bench.cloud.correct(5_000_000_003, type: 1, to: 70_500)
            await bench.cloud.deleteMeasureGroup(5_000_000_004)
            await bench.cloud.reviseNight(6_000_000_024, ["sleep_score": 91], completed: true)
            let forms = await bench.told()
            #expect(forms.filter { $0.contains("appli=1&") }.count == 2)
            #expect(forms.filter { $0.contains("appli=44&") }.count == 1)
        }
    }

    @Test("getting into bed and out of it is told with the moment and the mat")
    func bed() async throws {
        try await run { bench in
            try await bench.subscribe(50, gives: 0)
            try await bench.subscribe(51, gives: 0)
            await bench.cloud.getIntoBed(101, mat: Self.mat)
            await bench.cloud.getOutOfBed(101, mat: Self.mat, at: 1_710_030_000)
            let forms = await bench.told()
            #expect(
                Set(forms) == [
                    "date=1710000000&deviceid=\(Self.mat)&appli=50&userid=101",
                    "date=1710030000&deviceid=\(Self.mat)&appli=51&userid=101",
                ]
            )
        }
    }

    @Test("without its scope the subscription to bed events succeeds and nothing ever comes")
    func bedWithoutScope() async throws {
        try await run(scopes: ["user.info", "user.metrics"]) { bench in
            try await bench.subscribe(50, gives: 0)
            try await bench.subscribe(44, gives: 403)
            try await bench.subscribe(1, gives: 0)
            await bench.cloud.getIntoBed(101, mat: Self.mat)
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101)
            let forms = await bench.told()
            #expect(forms.count == 1)
            #expect(forms.first?.contains("appli=1&") == true)
        }
    }

    @Test("a callback that fails is tried again after ten seconds, a minute, an hour and four, twice each time")
    func retries() async throws {
        try await run(callback: RecordingCallback(post: 500)) { bench in
            try await bench.subscribe(1)
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101)
            var passed = 0.0
            for (round, moment) in [0.0, 10, 60, 3_600, 14_400].enumerated() {
                bench.clock.advance(by: moment - passed)
                passed = moment
                #expect(await bench.told().count == 2 * (round + 1))
            }
            let tries = await bench.cloud.deliveries.map { $0.time - 1_710_000_000 }
            #expect(tries == [0, 0, 10, 10, 60, 60, 3_600, 3_600, 14_400, 14_400])
            #expect(await bench.cloud.nextDelivery == nil)
            #expect(await bench.cloud.subscriptions(of: 101).first?.failures == 1)
        }
    }

    @Test("a second try that is answered ends the round")
    func secondTry() async throws {
        try await run(callback: RecordingCallback(post: nil)) { bench in
            try await bench.subscribe(1)
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101)
            #expect(await bench.told().count == 2)
            await bench.callback.answer(post: 200)
            bench.clock.advance(by: 10)
            #expect(await bench.told().count == 3)
            #expect(await bench.cloud.nextDelivery == nil)
            #expect(await bench.cloud.subscriptions(of: 101).first?.failures == 0)
        }
    }

    @Test("after four notifications in vain the subscription is gone where that is the rule, and stays where it is not")
    func cancellation() async throws {
        try await run(callback: RecordingCallback(post: 500)) { bench in
            try await bench.subscribe(1)
            var tries = 0
            for turn in 1...8 {
                if turn == 5 { await bench.cloud.change { $0.cancellation = .afterFourFailures } }
                await bench.cloud.addMeasures([CloudMeasure(1, 70_000 + turn, unit: -3)], to: 101)
                for pause in [0.0, 10, 50, 3_540, 10_800] {
                    bench.clock.advance(by: pause)
                    tries += 2
                    #expect(await bench.told().count == tries)
                }
                let count = await bench.cloud.subscriptions(of: 101).count
                #expect(count == (turn < 5 ? 1 : 0))
                if count == 0 { return }
            }
        }
    }

    @Test("an account that is unlinked or deleted is told a last time, and its subscriptions are gone")
    func unlinked() async throws {
        try await run { bench in
            try await bench.subscribe(46, gives: 0)
            await bench.cloud.revokeGrant(of: 101)
            let forms = await bench.told()
            #expect(forms == ["userid=101&appli=46&action=unlink"])
            #expect(await bench.cloud.subscriptions(of: 101).isEmpty)
        }
    }

    @Test("notifications can be lost, doubled and late")
    func troubles() async throws {
        try await run { bench in
            try await bench.subscribe(1)
            await bench.cloud.change { $0.notificationTroubles = NotificationTroubles(lost: 1) }
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101, date: 1)
            #expect(await bench.cloud.nextDelivery == nil)
            await bench.cloud.change { $0.notificationTroubles = NotificationTroubles(late: 1, lateness: 600) }
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101, date: 2)
            await bench.cloud.change { $0.notificationTroubles = NotificationTroubles(doubled: 1) }
            await bench.cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101, date: 3)
            let twice = await bench.told()
            #expect(twice.allSatisfy { $0.hasSuffix("startdate=3&enddate=4") })
            bench.clock.advance(by: 600)
            let late = await bench.told()
            #expect(late.last?.hasSuffix("startdate=2&enddate=3") == true)
        }
    }

    @Test("subscribing too fast gives 601, and too often 305")
    func pressure() async throws {
        try await run { bench in
            await bench.cloud.change { $0.subscribePause = 5 }
            try await bench.subscribe(1, gives: 0)
            let refused = try await bench.notify("subscribe", ["callbackurl": Self.hook, "appli": "4"])
            #expect(try refused.status() == 601)
            #expect(try refused.body()["wait_seconds"] as? Int == 5)
            bench.clock.advance(by: 5)
            try await bench.subscribe(4, gives: 0)
            await bench.cloud.change { rules in
                rules.subscribePause = nil
                rules.maxSubscriptions = 2
            }
            try await bench.subscribe(2, gives: 305)
            try await bench.subscribe(4, gives: 0)
        }
    }

    @Test("a subscription moves to another callback, which is probed as the first was")
    func moves() async throws {
        try await run { bench in
            try await bench.subscribe(1)
            let elsewhere = "https://bridge.example/other"
            let change = ["callbackurl": Self.hook, "appli": "1", "new_callbackurl": elsewhere]
            let moved = try await bench.notify("update", change)
            #expect(try moved.status() == 0)
            #expect(await bench.cloud.subscriptions(of: 101).map(\.callback) == [elsewhere])
            #expect(await bench.callback.probed == [Self.hook, elsewhere])
            let both = change.merging(["callbackurl": elsewhere, "comment": "x"]) { $1 }
            let refused = try await bench.notify("update", both)
            #expect(try refused.status() == 503)
        }
    }
}
