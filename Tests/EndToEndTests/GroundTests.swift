import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// What the program stands on is taken away or too small: files under its feet, disks, descriptors, memory.
@Suite("What the program stands on", .serialized, .timeLimit(.minutes(10)))
struct GroundTests {
    @Test("the database's log and the key may be taken away while it runs: nothing is lost, and the owner is told")
    func takenAway() async throws {
        try await World.with(KeepingTests.household()) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            try await world.awaitLists(of: ["Anna", "Jonas"])
            let folder = world.bridge.folder.path
            let key = try Data(contentsOf: URL(fileURLWithPath: folder + "/withings-bridge.key"))
            for name in ["withings-bridge.db-wal", "withings-bridge.db-shm", "withings-bridge.key"] {
                try FileManager.default.removeItem(atPath: folder + "/" + name)
            }
            try await world.eventually("all of them are there again") {
                ["withings-bridge.db-wal", "withings-bridge.db-shm", "withings-bridge.key"].allSatisfy {
                    FileManager.default.fileExists(atPath: folder + "/" + $0)
                }
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/withings-bridge.key")) == key)
            let ready = try await world.client.call(.get, "/health/ready")
            #expect(ready.status == 200 && ready.text.contains("log_rescued") && ready.text.contains("key_put_back"))
            var page = PageVisitor(world.bridge.url)
            try await page.signIn()
            #expect(try await page.get("/").contains("Files of the database (-wal, -shm) were taken away"))
            #expect(try await page.get("/", language: "ko").contains("사라져서 다시 썼습니다"))
            // The power goes: what was in the log and what the key opens is there at the next start.
            world.bridge.kill9()
            try await world.bridge.start()
            try await Agreement(world: world, people: FaultTests.both).reached(within: 120)
            #expect(try world.bridge.command(["verify"]).status == 0)
        }
    }

    @Test(
        "with few descriptors it goes on and answers, and with too few it ends with one sentence",
        arguments: [64, 20]
    )
    func fewFiles(limit: Int) async throws {
        try await World.with(BadInputTests.household()) { world in
            world.bridge.stop()
            guard ProcessInfo.processInfo.activeProcessorCount <= 2 || limit < 64 else { return }
            try world.bridge.launch(descriptors: limit)
            guard limit >= 64 else {
                world.bridge.process?.waitUntilExit()
                #expect(world.bridge.process?.terminationStatus == 71)
                return
            }
            try await world.eventually("it listens") { world.bridge.listens }
            // Those who only sit take nobody's place.
            let sitting = try (0..<60).map { _ in try RawVisitor(port: world.bridge.port) }
            for _ in 0..<20 { #expect(try await world.client.call(.get, "/health/ready").status == 200) }
            try await world.client.signIn()
            try await world.link("Anna")
            try await world.awaitLists(of: ["Anna"])
            #expect(try world.bridge.command(["backup"]).status == 0)
            _ = sitting
        }
    }

    @Test(
        "a backup does not go to the empty folder where its disk was, by command or by itself, and is among the alerts"
    )
    func backupDiskGone() async throws {
        let mount = FileManager.default.temporaryDirectory.appendingPathComponent("mount-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: mount, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: mount) }
        guard var disk = Optional(SmallDisk(on: mount, megabytes: 64)) else { return }
        guard disk != nil else { return print("backup disk: not tried, mounting takes root") }
        let backups = mount.path + "/backups"
        let box = try PostBox()
        try await World.with(
            BadInputTests.household(),
            withings: ["  alert_url: \(box.url)"],
            more: ["backup:", "  path: \(backups)", "prometheus:"]
        ) { world in
            try await world.link("Anna")
            try await world.awaitLists(of: ["Anna"])
            #expect(try world.bridge.command(["backup"]).status == 0)
            world.bridge.stop()
            disk = nil
            try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
            let refused = try world.bridge.command(["backup"])
            #expect(refused.status == 1 && refused.output.contains("The disk for backups is not there"))
            let doctor = try world.bridge.command(["doctor"])
            #expect(doctor.output.contains("FAILED   backups: The disk for backups is not there"))
            try await world.bridge.start()
            try await Eventually.holds("the address is told", within: 200) {
                box.bodies.contains { $0.contains(#""alert":"backup_failed""#) && $0.contains(#""raised""#) }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: backups).isEmpty)
            #expect(try await world.client.call(.get, "/api/withings/alerts").text.contains("backup_failed"))
            #expect(
                try await world.client.call(.get, "/metrics").text
                    .contains(#"withings_bridge_alerts{profile="",alert="backup_failed"} 1"#)
            )
            try await world.eventually("the sensor is on") {
                try await world.client.call(.get, "/api/states").list.contains {
                    ($0["attributes"] as? [String: Any])?["withings_key"] as? String == "bridge_problem"
                        && $0["state"] as? String == "on"
                }
            }
            #expect(try world.bridge.command(["status"]).output.contains("Alert: The scheduled backup has failed"))
        }
    }

    @Test("somebody who is deleted on a full disk is gone from the file once there is room, and that is said")
    func deletedWithoutRoom() async throws {
        var disk: SmallDisk?
        try await World.with(
            KeepingTests.household(),
            prepare: { disk = SmallDisk(on: $0.folder, megabytes: 64) }
        ) { world in
            guard let disk else { return print("deletion on a full disk: not tried, mounting takes root") }
            try await world.link("Anna")
            try await world.link("Jonas")
            try await world.awaitLists(of: ["Anna", "Jonas"])
            world.bridge.stop()
            let file = world.bridge.folder.path + "/withings-bridge.db"
            let size = (try FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber)?.intValue ?? 0
            // Room for the rows to go, none for the file to be written anew.
            try disk.fill(leaving: size + 500_000)
            let short = try world.bridge.command(["delete-person", "Anna", "--yes"])
            #expect(
                short.status == 1 && short.output.contains("no room to write the database file anew"),
                "\(short.output)"
            )
            #expect(!short.output.contains("nothing is left"))
            disk.free()
            try await world.bridge.start()
            try await world.eventually("the audit trail says so") {
                try world.bridge.command(["audit"]).output.contains("removal_finished")
            }
            #expect(try await !world.client.call(.get, "/health/ready").text.contains("removal_unfinished"))
            let report = try world.bridge.command(["verify"])
            #expect(report.status == 0 && !report.output.contains("\(FastLife.anna)"))
        }
    }

    @Test("bombs of JSON, YAML and compression leave the memory as it was")
    func bombs() async throws {
        try await World.with(BadInputTests.household()) { world in
            try await world.link("Anna")
            try await world.awaitLists(of: ["Anna"])
            let zip = Process()
            zip.executableURL = URL(fileURLWithPath: "/bin/sh")
            zip.arguments = ["-c", "head -c 300000000 /dev/zero | gzip -9"]
            let pipe = Pipe()
            zip.standardOutput = pipe
            try zip.run()
            let bomb = pipe.fileHandleForReading.readDataToEndOfFile()
            zip.waitUntilExit()
            let head =
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n"
                + "content-length: \(bomb.count)\r\nconnection: close\r\n\r\n"
            let cloud = try PostBox(answer: Array(head.utf8) + [UInt8](bomb))
            // From now on what answers in Withings' place is the bomb.
            let file = world.bridge.folder.appendingPathComponent("configuration.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing("api_url: \(world.cloud.url)", with: "api_url: http://127.0.0.1:\(cloud.port)")
            try world.bridge.write(text)
            world.bridge.stop()
            try await world.bridge.start()
            try await world.client.signIn()
            let before = Self.memory(world)
            var most = before
            let aliases = (1...9).map { level in
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]"
            }
            let yaml = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + aliases.joined(separator: "\n")
            for round in 0..<40 {
                let deep = String(repeating: "[", count: 500_000) + String(repeating: "]", count: 500_000)
                let wide = "[" + String(repeating: "{},", count: 330_000) + "{}]"
                for body in [deep, wide, #"{"name":\#(wide)}"#] {
                    let answer = try await world.client.call(.post, "/api/withings/tokens", text: body)
                    #expect((400..<500).contains(answer.status), "\(answer.status)")
                }
                // The bridge reads it beside what it runs by.
                try world.bridge.write(text + "\nbomb: !include bomb.yaml\n")
                try world.bridge.write(yaml, to: "bomb.yaml")
                try await world.client.call(.post, "/api/config/core/check_config")
                if round.isMultiple(of: 8) {
                    try await world.client.call(.post, "/api/services/withings/sync", json: [:])
                }
                most = max(most, Self.memory(world))
            }
            try await world.eventually("the bomb was fetched") { cloud.bodies.count > 3 }
            try await Eventually.holds("the memory is given back", within: 120) { Self.memory(world) < before + 60_000 }
            print(
                "bombs: \(before / 1_024) MiB before, \(most / 1_024) MiB at most, \(Self.memory(world) / 1_024) MiB after"
            )
            #expect(most < before + 400_000, "kilobytes")
            #expect(world.bridge.process?.isRunning == true)
        }
    }

    /// What the program takes of the memory, in kilobytes.
    private static func memory(_ world: World) -> Int {
        let path = "/proc/\(world.bridge.process?.processIdentifier ?? 0)/status"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
