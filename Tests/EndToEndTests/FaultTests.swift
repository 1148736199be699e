import Foundation
import GRDB
import SimulatedCloud
import TestSupport
import Testing

/// Everything outside can fail, for long. Whatever it was, the program stays up, says what is wrong, and when it is over
/// the record is the cloud's, nobody has to link again, and nothing is there twice.
@Suite("When something outside fails", .serialized, .timeLimit(.minutes(20)))
struct FaultTests {
    static let dataPaths = ["/measure", "/v2/measure", "/v2/sleep", "/v2/user", "/v2/heart", "/v2/stetho"]
    static let both = [FastLife.anna: "Anna", FastLife.jonas: "Jonas"]

    static func live(_ cloud: SimulatedCloud, _ steps: Int, seed: UInt64 = 3) async {
        var life = FastLife(seed: seed)
        for _ in 0..<steps { await life.step(cloud) }
    }

    static func linked(_ world: World) async throws {
        try await world.link("Anna")
        try await world.link("Jonas")
        try await world.awaitLists(of: ["Anna", "Jonas"])
    }

    /// Nobody is asked to link again.
    static func expectNobodyIsAsked(_ world: World) async throws {
        for entry in try await world.client.call(.get, "/api/config/config_entries/entry").list {
            #expect(entry["state"] as? String != "setup_error", "\(entry["reason"] ?? "")")
        }
    }

    @Test(
        "disk full: it is said on the page and to the container manager, pages go on, and with room again all is fetched"
    )
    func diskFull() async throws {
        var disk: SmallDisk?
        try await World.with(
            KeepingTests.household(),
            prepare: { disk = SmallDisk(on: $0.folder, megabytes: 64) }
        ) { world in
            guard let disk else { return print("disk full: not tried, mounting takes root") }
            try await Self.linked(world)
            var page = PageVisitor(world.bridge.url)
            try await page.signIn()
            try disk.fill()
            await Self.live(world.cloud.cloud, 60)
            try await world.eventually("it is not ready, and says why") {
                let ready = try await world.client.call(.get, "/health/ready")
                return ready.status == 503 && ready.text.contains("full")
            }
            #expect(try await page.get("/").contains("The disk that holds the record is full"))
            #expect(try await world.client.call(.get, "/api/states").list.count > 20)
            #expect(try await world.client.call(.get, "/health/live").status == 200)
            // A backup on a full disk fails with a sentence and leaves nothing half beside those that were made before.
            func backups() -> Set<String> {
                let folder = world.bridge.folder.path + "/backups"
                return Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            }
            let before = backups()
            let backup = try world.bridge.command(["backup"])
            #expect(backup.status != 0 && backup.output.contains("full"), "\(backup.output)")
            #expect(backups() == before)
            // Killed on the full disk it starts on the full disk.
            world.bridge.kill9()
            try await world.bridge.start()
            disk.free()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
            #expect(try await world.client.call(.get, "/health/ready").status == 200)
            #expect(try world.bridge.command(["verify"]).status == 0)
        }
    }

    @Test("disk read-only: a start is refused in one sentence, and once it can be written everything is there")
    func diskReadOnly() async throws {
        var disk: SmallDisk?
        try await World.with(
            KeepingTests.household(),
            prepare: { disk = SmallDisk(on: $0.folder, megabytes: 64) }
        ) { world in
            guard let disk else { return print("disk read-only: not tried, mounting takes root") }
            try await Self.linked(world)
            world.bridge.stop()
            try #require(disk.remount(readOnly: true))
            let refused = try world.bridge.command(["run"])
            #expect(refused.status == 73, "\(refused.output)")
            #expect(refused.output.contains("cannot be written"))
            // Nothing has to be kept for a look, nor to bring what is there to safety.
            let status = try world.bridge.command(["status"])
            #expect(status.status == 0 && status.output.contains("Anna"), "\(status.output)")
            let audit = try world.bridge.command(["audit"])
            #expect(audit.status == 0 && audit.output.contains("linked"), "\(audit.output)")
            let safe = FileManager.default.temporaryDirectory.path + "/export-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: safe) }
            let export = try world.bridge.command(["export", safe])
            #expect(export.status == 0 && export.output.contains(" rows"), "\(export.output)")
            try #require(disk.remount(readOnly: false))
            try await world.bridge.start()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
        }
    }

    @Test("disk slow: with half a second for every write, pages answer, readings arrive, and it stops in time")
    func diskSlow() async throws {
        try await World.with(KeepingTests.household()) { world in
            try await Self.linked(world)
            world.bridge.stop()
            guard let slow = try SlowDisk(seconds: 0.5, in: world.bridge.folder) else {
                return print("disk slow: not tried, there is no C compiler")
            }
            try await world.bridge.start(environment: slow.environment)
            await Self.live(world.cloud.cloud, 20)
            let begun = ContinuousClock.now
            #expect(try await world.client.call(.get, "/api/states").status == 200)
            #expect(ContinuousClock.now - begun < .seconds(10))
            try await Agreement(world: world, people: Self.both).reached(within: 120)
            let stopping = ContinuousClock.now
            #expect(world.bridge.stop() == 0)
            #expect(ContinuousClock.now - stopping < .seconds(5))
            try await world.bridge.start()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
        }
    }

    @Test("database locked by a backup of another program for long: pages go on, and afterwards all is fetched")
    func databaseLocked() async throws {
        try await World.with(KeepingTests.household()) { world in
            try await Self.linked(world)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            // The program may be writing in this very moment.
            configuration.busyMode = .timeout(30)
            let other = try DatabaseQueue(
                path: world.bridge.folder.path + "/withings-bridge.db",
                configuration: configuration
            )
            try await other.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN IMMEDIATE")
            }
            await Self.live(world.cloud.cloud, 40)
            try await world.eventually("it says that the database is busy") {
                try await world.client.call(.get, "/health/ready").text.contains("busy")
            }
            #expect(try await world.client.call(.get, "/api/states").list.count > 20)
            try await other.writeWithoutTransaction { database in try database.execute(sql: "ROLLBACK") }
            try other.close()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
            try await Self.expectNobodyIsAsked(world)
        }
    }

    @Test(
        "clock wrong at boot: in 1970 until the network tells the time, then right; nobody links again, nothing is missed"
    )
    func clockWrongAtBoot() async throws {
        let cloud = KeepingTests.household()
        try await World.with(cloud) { world in
            try await Self.linked(world)
            for years in [-56.0, 20.0] {
                world.bridge.stop()
                await cloud.expireAccessTokens()
                let now = Date().timeIntervalSince1970
                let ahead = years < 0 ? 60 - now : years * 31_557_600
                try await world.bridge.start([
                    "rehearse", "--since", "\(now)", "--rate", "1", "--ahead=\(ahead)", "--corrected-after", "6",
                ])
                await Self.live(cloud, 25, seed: UInt64(years + 100))
                try await Task.sleep(for: .seconds(7))
                try await Agreement(world: world, people: Self.both).reached(within: 120)
                try await Self.expectNobodyIsAsked(world)
            }
        }
    }

    @Test(
        "network gone for a week, Withings down for a day, or answering with web pages: waited out, nobody links again",
        arguments: [
            ("network gone for a week", CloudFault.connectionClosed, 7.0), ("down for a day", .httpStatus(503), 1.0),
            ("web pages for a day", .html(status: 200), 1.0), ("nothing for a day", .emptyBody, 1.0),
        ]
    )
    func outage(_ name: String, _ fault: CloudFault, days: Double) async throws {
        let time = FastTime(rate: 30_000)
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        rules.refusesRepeatedTokenRequests = false
        let people = FastLife.household(now: Int(time.now))
        let cloud = SimulatedCloud(people: people, rules: rules, now: { time.now })
        try await World.with(cloud, interval: 3_600) { world in
            try await Self.linked(world)
            // An ordinary token is good for half an hour, which is over at once here.
            let token = try await world.client.call(.post, "/api/withings/tokens", json: ["name": "outage"])
            world.client.accessToken = try #require(token.object["token"] as? String)
            world.bridge.stop()
            let since = time.hurry()
            try await world.bridge.start(["rehearse", "--since", "\(since)", "--rate", "30000"])
            try await Task.sleep(for: .seconds(1))
            for path in SimulatedCloud.paths { await cloud.fail(path, times: 10_000_000, with: fault) }
            await cloud.clearLog()
            let began = time.now
            let end = began + days * 86_400
            var weight = 70_000
            while time.now < end {
                for userID in Self.both.keys {
                    await cloud.addMeasures([CloudMeasure(1, weight, unit: -3)], to: userID, device: BusyPerson.scale)
                }
                weight += 1
                try await Task.sleep(for: .milliseconds(300))
            }
            let asked = await cloud.log.count
            // The last nap of the test may reach far beyond the end.
            let hours = (time.now - began) / 3_600
            print("\(name): \(asked) requests in \(hours) hours")
            // Once an hour is the refresh; nobody knocks harder at a door that is shut.
            #expect(Double(asked) < hours * 2 * 12)
            await cloud.stopFailing()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
            try await Self.expectNobodyIsAsked(world)
        }
    }

    @Test(
        "Withings answers nonsense to one account only: the other goes on as if nothing were, and it is said whose it is"
    )
    func nonsenseToOne() async throws {
        let cloud = KeepingTests.household()
        try await World.with(cloud) { world in
            try await Self.linked(world)
            for path in Self.dataPaths {
                await cloud.fail(path, of: FastLife.jonas, times: 1_000_000, with: .html(status: 200))
            }
            await Self.live(cloud, 60)
            try await Agreement(world: world, people: [FastLife.anna: "Anna"]).reached(within: 60, ofAll: 2)
            try await world.eventually("it is said whose it is") {
                let accounts = try await world.client.call(.get, "/api/withings/status").object["accounts"]
                let faulty = (accounts as? [[String: Any]] ?? []).filter { $0["fault"] is [String: Any] }
                return faulty.compactMap { $0["profile"] as? String } == ["Jonas"]
            }
            try await Self.expectNobodyIsAsked(world)
            await cloud.stopFailing()
            try await Agreement(world: world, people: Self.both).reached(within: 120)
        }
    }

    @Test(
        "broker gone and come back without its memory: the sync goes on, and then everything is there again",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func brokerGone() async throws {
        let broker = try await MosquittoBroker.started()
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(KeepingTests.household(), more: more) { world in
            try await Self.linked(world)
            try await Agreement(world: world, broker: broker, people: Self.both).reached()
            broker.kill()
            await Self.live(world.cloud.cloud, 40)
            try await Agreement(world: world, people: Self.both).reached(within: 60)
            let ready = try await world.client.call(.get, "/health/ready")
            #expect(ready.status == 200)
            #expect(ready.text.contains("disconnected"))
            try await broker.start()
            defer { broker.kill() }
            try await Agreement(world: world, broker: broker, people: Self.both).reached(within: 120)
        }
    }
}
