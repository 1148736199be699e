import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// `Scripts/fuzz doors SECONDS` goes on for as long as one likes; here the corpus and a short run with a known seed.
@Suite("Damaged requests to every door", .serialized, .timeLimit(.minutes(600)))
struct DoorSiegeTests {
    @Test("lead to no crash, no answer of 500 or above, no secret in an answer, and no growth of memory")
    func siege() async throws {
        #expect(DoorSiege.corpus.count > 100)
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init)
        let seed =
            environment["FUZZ_SEED"].flatMap(UInt64.init) ?? (seconds == nil ? 6 : UInt64(Date().timeIntervalSince1970))
        try await World.with(BadInputTests.household(), interval: 3600) { world in
            try await world.link("Anna")
            let siege = try await Self.siege(of: world)
            for input in DoorSiege.corpus { Self.send(input, siege) }
            let before = Self.memory(world)
            var dice = SeededNumbers(seed: seed)
            let end = ContinuousClock.now + .seconds(seconds ?? 0)
            var sent = 0
            while seconds == nil ? sent < 600 : ContinuousClock.now < end {
                Self.send(DoorSiege.damaged(&dice), siege)
                sent += 1
            }
            if seconds != nil { print("sent \(sent) damaged requests with seed \(seed)") }
            #expect(world.bridge.process?.isRunning == true)
            #expect(try await world.client.call(.get, "/health/live").status == 200)
            #expect(Self.memory(world) < before + 150_000, "kilobytes")
        }
    }

    private static func send(_ input: DoorSiege.Input, _ siege: DoorSiege) {
        do {
            try siege.send(input)
        } catch let finding as DoorSiege.Finding {
            let folder = FileManager.default.currentDirectoryPath + "/.build/fuzz/doors"
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let file = "\(folder)/\(input.name)-\(UInt32.random(in: 0...UInt32.max))"
            try? Data(finding.input).write(to: URL(fileURLWithPath: file))
            Issue.record("\(finding) (\(file))")
        } catch {
            Issue.record(error)
        }
    }

    /// The program as the owner, signed in over the API and on the pages, has it before them.
    private static func siege(of world: World) async throws -> DoorSiege {
        let port = world.bridge.port
        func ask(_ text: String) throws -> String {
            let visitor = try RawVisitor(port: port)
            visitor.send(text.replacing("\n", with: "\r\n"))
            return visitor.receive().text
        }
        func token(_ page: String) -> String {
            page.components(separatedBy: "name=\"form_token\" value=\"").last?.components(separatedBy: "\"").first ?? ""
        }
        func cookies(_ answer: String) -> String {
            answer.components(separatedBy: "\r\n").filter { $0.lowercased().hasPrefix("set-cookie: ") }
                .compactMap { $0.dropFirst(12).components(separatedBy: ";").first }.joined(separator: "; ")
        }
        let signIn = try ask("GET /signin HTTP/1.1\nHost: localhost\nConnection: close\n\n")
        let body = "form_token=\(token(signIn))&username=owner&password=correct+horse"
        let entered = try ask(
            "POST /signin HTTP/1.1\nHost: localhost\nConnection: close\nCookie: \(cookies(signIn))\n"
                + "Content-Type: application/x-www-form-urlencoded\nContent-Length: \(body.utf8.count)\n\n\(body)"
        )
        try #require(entered.hasPrefix("HTTP/1.1 303"), "\(entered.prefix(200))")
        let cookie = cookies(entered)
        let page = try ask("GET /config HTTP/1.1\nHost: localhost\nConnection: close\nCookie: \(cookie)\n\n")
        try #require(page.contains("form_token"))
        let long = try await world.client.call(.post, "/api/withings/tokens", json: ["name": "siege"])
        let lasting = try #require(long.object["token"] as? String)
        return DoorSiege(
            port: port,
            words: ["TOKEN": lasting, "COOKIE": cookie, "FORM": token(page)],
            secrets: [SimulatedCloud.demoClientSecret, world.client.refreshToken, "correct horse"]
        )
    }

    /// What the program takes of the memory, in kilobytes.
    private static func memory(_ world: World) -> Int {
        let text =
            (try? String(
                contentsOfFile: "/proc/\(world.bridge.process?.processIdentifier ?? 0)/status",
                encoding: .utf8
            )) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
