import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Backup, verify, restore and removal with the real program.
@Suite("Keeping", .serialized, .timeLimit(.minutes(10)))
struct KeepingTests {
    /// Two people whose history comes at once.
    static func household() -> SimulatedCloud {
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        return SimulatedCloud(people: FastLife.household(now: Int(Date().timeIntervalSince1970)), rules: rules)
    }

    /// What the pages are made of: every state of a person.
    static func states(_ world: World) async throws -> [String: String] {
        var states: [String: String] = [:]
        for state in try await world.client.call(.get, "/api/states").list {
            guard let name = state["entity_id"] as? String, name.contains("anna") else { continue }
            states[name] = state["state"] as? String
        }
        return states
    }

    @Test(
        "a backup made while the bridge runs shows the same after it was restored elsewhere; with the key nobody links again"
    )
    func movedToAnotherMachine() async throws {
        let elsewhere = try BridgeProcess()
        try await World.with(Self.household()) { world in
            try await world.link("Anna")
            try await world.awaitLists(of: ["Anna"])
            let file = elsewhere.folder.appendingPathComponent("moved.db").path
            let made = try world.bridge.command(["backup", "--key", "--to", file])
            #expect(made.status == 0, "\(made.output)")
            let before = try await Self.states(world)
            #expect(before.count > 20)
            let page = try await world.client.call(.get, "/api/history/period?filter_entity_id=sensor.anna_weight").text
            #expect(page.contains("70"))
            world.bridge.stop()

            #expect(try elsewhere.command(["verify", file]).status == 0)
            let restored = try elsewhere.command(["restore", file])
            #expect(restored.status == 0, "\(restored.output)")
            try elsewhere.write(World.configuration(port: elsewhere.port, cloud: world.cloud.url))
            try await elsewhere.start()
            defer { elsewhere.kill9() }
            var there = world
            there.client = HomeAssistantClient(elsewhere.url)
            there.client.accessToken = world.client.accessToken
            // The owner, the tokens of the API and everybody's values came along. What tells of the bridge itself moves on.
            let isAboutTheBridge: (String) -> Bool = { $0.contains("sync") || $0.contains("refresh") }
            #expect(
                try await Self.states(there).filter { !isAboutTheBridge($0.key) }
                    == before.filter { !isAboutTheBridge($0.key) }
            )
            try await there.eventually("it goes on fetching without a new link") {
                let accounts = try await there.client.call(.get, "/api/withings/status").object["accounts"]
                let account = (accounts as? [[String: Any]])?.first
                return account?["last_success"] is String && account?["state"] as? String != "needs_owner"
            }
        }
    }

    @Test("backups made while two people's readings pour in verify, each of them")
    func underWriting() async throws {
        let cloud = Self.household()
        try await World.with(cloud, interval: 1) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            let pouring = Task {
                var life = FastLife(seed: 7)
                while !Task.isCancelled {
                    await life.step(cloud)
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            defer { pouring.cancel() }
            var rows: [String] = []
            for number in 1...6 {
                let file = world.bridge.folder.appendingPathComponent("pouring-\(number).db").path
                let made = try world.bridge.command(["backup", "--key", "--to", file])
                #expect(made.status == 0, "\(made.output)")
                let verified = try world.bridge.command(["verify", file])
                #expect(verified.status == 0, "\(verified.output)")
                #expect(verified.output.contains("tokens that the key opens"))
                rows.append(verified.output)
                try await Task.sleep(for: .milliseconds(700))
            }
            #expect(Set(rows).count > 1, "nothing was written meanwhile")
        }
    }

    @Test("a restore replaces nothing unasked, and not under a running bridge; a damaged backup is refused")
    func restoreIsCareful() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        try await bridge.start()
        let file = bridge.folder.appendingPathComponent("b.db").path
        #expect(try bridge.command(["backup", "--to", file]).status == 0)
        #expect(try bridge.command(["restore", file, "--overwrite"]).status == 69)
        bridge.stop()
        let refused = try bridge.command(["restore", file])
        #expect(refused.status == 1, "\(refused.output)")
        #expect(refused.output.contains("there already"))
        #expect(try bridge.command(["restore", file, "--overwrite"]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: bridge.folder.path)
        #expect(names.contains { $0.contains(".replaced-") })

        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        for place in stride(from: 4096, to: bytes.count, by: 7) { bytes[place] ^= 0x5A }
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(try bridge.command(["verify", file]).status == 1)
        #expect(try bridge.command(["restore", file, "--overwrite"]).status == 1)
        #expect(try bridge.command(["verify"]).status == 0)
        #expect(try bridge.command(["verify", "/nowhere.db"]).status == 1)
    }

    @Test("backups on demand through the API are listed, and only who is signed in gets them")
    func overTheAPI() async throws {
        try await World.with(Self.household()) { world in
            let made = try await world.client.call(.post, "/api/withings/backups")
            #expect(made.status == 201, "\(made.text)")
            let list = try await world.client.call(.get, "/api/withings/backups").list
            #expect(list.count == 1)
            #expect(list.first?["name"] as? String == made.object["name"] as? String)
            #expect(try await HomeAssistantClient(world.bridge.url).call(.post, "/api/withings/backups").status == 401)
            let name = try #require(made.object["name"] as? String)
            var page = PageVisitor(world.bridge.url)
            try await page.signIn()
            #expect(try await page.get("/config/backups").contains(#"href="/config/backups/\#(name)""#))
            let copy = world.bridge.folder.path + "/downloaded.db"
            try await page.bytes("/config/backups/\(name)").write(to: URL(filePath: copy))
            let verified = try world.bridge.command(["verify", copy])
            #expect(verified.status == 0, "\(verified.output)")
            // Not what lies beside it, nor what a name could lead to: the key of a backup, the record, its key.
            let folder = world.bridge.folder.path
            try Data("planted-word".utf8).write(to: URL(filePath: folder + "/backups/\(name).key"))
            for other in ["\(name).key", "..%2Fwithings-bridge.key", "..%2Fconfiguration.yaml", "%2E%2E%2F\(name)"] {
                let answer = try await page.bytes("/config/backups/\(other)")
                let key = try Data(contentsOf: URL(filePath: folder + "/withings-bridge.key"))
                #expect(answer.range(of: Data("planted-word".utf8)) == nil && answer.range(of: key) == nil, "\(other)")
                #expect(answer.range(of: Data("client_secret".utf8)) == nil, "\(other)")
            }
            var stranger = PageVisitor(world.bridge.url)
            #expect(try await stranger.bytes("/config/backups/\(name)").starts(with: Data("SQLite".utf8)) == false)
            let audit = try await world.client.call(.get, "/api/withings/audit").text
            #expect(audit.contains(#""event":"backed_up""#) && audit.contains(#""event":"backup_downloaded""#))
        }
    }

    @Test("a person who is deleted is gone: from the record, from every file, and named in backups until these go too")
    func deletedPerson() async throws {
        try await World.with(Self.household()) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            try await world.awaitLists(of: ["Anna", "Jonas"])
            #expect(try world.bridge.command(["backup"]).status == 0)
            #expect(try world.bridge.command(["delete-person", "Anna", "--yes"]).status == 69)
            let user = String(FastLife.anna)
            world.bridge.stop()
            let backup =
                try world.bridge.folder.appendingPathComponent("backups/").path
                + "/" + #require(
                    FileManager.default.contentsOfDirectory(atPath: world.bridge.folder.path + "/backups").first
                )
            // What a restore moved aside holds her, too.
            #expect(try world.bridge.command(["restore", backup, "--overwrite"]).status == 0)

            #expect(try world.bridge.command(["delete-person", "Nobody", "--yes"]).status == 1)
            let kept = try world.bridge.command(["delete-person", "Anna", "--yes"])
            #expect(kept.status == 0, "\(kept.output)")
            #expect(kept.output.contains("nothing is left"))
            #expect(kept.output.contains("--backups"))
            #expect(kept.output.contains(".replaced-"))
            #expect(kept.output.contains(backup))
            let gone = try world.bridge.command(["delete-person", user, "--yes", "--backups"])
            #expect(gone.status == 0, "the backups that were left can go later: \(gone.output)")
            #expect(gone.output.contains("Removed these backups"))
            #expect(!FileManager.default.fileExists(atPath: backup))
            #expect(try world.bridge.command(["delete-person", user, "--yes", "--backups"]).status == 1)
            let status = try world.bridge.command(["status"]).output
            #expect(!status.contains("Anna"))
            #expect(status.contains("Jonas"))
            #expect(try world.bridge.command(["audit"]).output.contains("person_deleted"))
            // Of the numbers of her readings not a byte is left anywhere in the folder but in the trail of who did what.
            let report = try world.bridge.command(["verify"])
            #expect(report.status == 0)
            #expect(!report.output.contains(user))
            try await world.bridge.start()
            #expect(try await Self.states(world).isEmpty)
        }
    }
}
