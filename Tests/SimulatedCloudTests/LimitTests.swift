import SimulatedCloud
import TestSupport
import Testing

@Suite("Limits and rights")
struct LimitTests {
    @Test("the 121st request of a minute gives 601 with the seconds until there is room")
    func meter() async throws {
        let clock = CloudClock()
        let person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        try await RunningCloud.with(SimulatedCloud(people: [person], now: { clock.now })) { running in
            let client = RawClient(running: running)
            // The code exchange is the first request.
            let token = try await client.accessToken()
            clock.advance(by: 20)
            for _ in 0..<119 {
                let answer = try await client.post("/v2/user", ["action": "getgoals"], token: token)
                #expect(try answer.status() == 0)
            }
            let refused = try await client.post("/v2/user", ["action": "getgoals"], token: token)
            #expect(try refused.status() == 601)
            #expect(try refused.body()["wait_seconds"] as? Int == 40)
            clock.advance(by: 40)
            let later = try await client.post("/v2/user", ["action": "getgoals"], token: token)
            #expect(try later.status() == 0)
        }
    }

    @Test(
        "an action without its scope gives 403 Insufficient_scope",
        arguments: [
            ("/measure", "getmeas", "user.metrics"), ("/v2/measure", "getactivity", "user.activity"),
            ("/v2/sleep", "getsummary", "user.activity"), ("/v2/user", "getdevice", "user.info"),
        ]
    )
    func scopes(path: String, action: String, scope: String) async throws {
        let person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        try await RunningCloud.with(SimulatedCloud(people: [person])) { running in
            let client = RawClient(running: running)
            let fields = ["action": action, "lastupdate": "0"]
            let without = try await client.accessToken(scopes: CloudApplication.allScopes.subtracting([scope]))
            let refused = try await client.post(path, fields, token: without)
            #expect(try refused.status() == 403)
            #expect(try refused.error()?.contains("Insufficient_scope") == true)
            let with = try await client.accessToken(scopes: [scope])
            let answer = try await client.post(path, fields, token: with)
            #expect(try answer.status() == 0)
        }
    }

    @Test("the plan leaves fields out silently")
    func plan() async throws {
        var application = CloudApplication.demo
        application.hasTotalPlan = false
        let cloud = SimulatedCloud(
            household: .demo(now: 1_790_000_000),
            applications: [application],
            now: { 1_790_000_000 }
        )
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken(person: "Anna Weber")
            let answer = try await client.post(
                "/v2/sleep",
                ["action": "getsummary", "lastupdate": "0", "data_fields": "sleep_score,total_timeinbed"],
                token: token
            )
            #expect(answer.text.contains("total_timeinbed"))
            #expect(!answer.text.contains("sleep_score"))
        }
    }

    @Test("the log tells what was asked by whom, and no secret")
    func log() async throws {
        let person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        try await RunningCloud.with(SimulatedCloud(people: [person])) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            _ = try await client.post("/measure", ["action": "getmeas", "category": "1"], token: token)
            let log = await running.cloud.log
            #expect(log.map(\.action) == ["requesttoken", "getmeas"])
            #expect(log.last?.userID == 101)
            #expect(log.last?.status == 0)
            #expect(log.last?.parameters == ["action": "getmeas", "category": "1"])
            for secret in ["demo-client-secret", token] {
                #expect(!String(describing: log).contains(secret))
            }
        }
    }

    @Test("subscriptions are listed, found, changed and ended")
    func subscriptions() async throws {
        let person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        try await RunningCloud.with(SimulatedCloud(people: [person])) { running in
            await running.cloud.change { $0.probesCallbacks = false }
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            func notify(_ action: String, _ fields: [String: String] = [:]) async throws -> RawClient.Answer {
                try await client.post("/notify", fields.merging(["action": action]) { $1 }, token: token)
            }
            let hook = ["callbackurl": "https://bridge.example/hook", "appli": "1"]
            let made = try await notify("subscribe", hook)
            #expect(made.text == #"{"status":0,"body":{}}"#)
            let again = try await notify("subscribe", hook)
            #expect(try again.status() == 0)
            let list = try await notify("list")
            #expect(try list.rows("profiles").count == 1)
            let found = try await notify("get", hook)
            #expect(try found.body()["expires"] as? Int == 2_147_483_647)
            let ended = try await notify("revoke", hook)
            #expect(try ended.status() == 0)
            let gone = try await notify("revoke", hook)
            #expect(try gone.status() == 294)
            let empty = try await notify("list")
            #expect(empty.text.contains(#""profiles":[]"#))
        }
    }
}
