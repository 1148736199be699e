import Testing
import WithingsAPI

@Suite("The gate before the requests")
struct RequestGateTests {
    /// A gate as programs that share an application could have.
    private actor CommonCount: RequestGate {
        private(set) var admitted: [RequestBudget.Priority] = []
        private(set) var heldBack: [Double] = []
        let limit: Int

        init(limit: Int) { self.limit = limit }

        func admit(_ priority: RequestBudget.Priority) async throws(WithingsError) {
            guard admitted.count < limit else {
                throw WithingsError(.unreachable, message: "No count.", hint: "", remedy: .retry(afterSeconds: 5))
            }
            admitted.append(priority)
        }

        func holdBack(seconds: Double) async { heldBack.append(seconds) }
    }

    @Test("Every request passes the gate with its priority, signed ones, tokens and subscriptions included")
    func everyRequest() async throws {
        let gate = CommonCount(limit: 100)
        let lists = (0..<3).map { _ in #"{"status":0,"body":[]}"# }
        let transport = ScriptedTransport(
            (lists + [#"{"status":0,"body":{"nonce":"a"}}"#, #"{"status":0,"body":{}}"#, OAuth2Tests.grant]).map {
                .success(HTTPAnswer(status: 200, body: Array($0.utf8)))
            }
        )
        let client = WithingsClient.scripted(transport, budget: gate)
        _ = try await client.workouts(.changed(since: 0), accessToken: "t", priority: .backfill)
        _ = try await client.intraday(from: 0, to: 1, accessToken: "t")
        _ = try await client.subscriptions(accessToken: "t", priority: .backfill)
        try await client.revoke(user: WithingsUserID(1))
        _ = try await client.refresh("r")
        #expect(await gate.admitted == [.backfill, .fresh, .backfill, .fresh, .fresh, .fresh])
        #expect(transport.requests.count == 6)
    }

    @Test("What the gate refuses is not sent")
    func refusal() async {
        let transport = ScriptedTransport(json: #"{"status":0,"body":{"devices":[]}}"#)
        let client = WithingsClient.scripted(transport, budget: CommonCount(limit: 0))
        let error = await #expect(throws: WithingsError.self) { try await client.devices(accessToken: "t") }
        #expect(error?.remedy == .retry(afterSeconds: 5))
        #expect(transport.requests.isEmpty)
    }

    @Test("A refusal of Withings holds back everybody behind the gate, whatever was asked")
    func holdBack() async {
        let gate = CommonCount(limit: 100)
        let refusal = #"{"status":601,"body":{"wait_seconds":188}}"#
        let client = WithingsClient.scripted(
            ScriptedTransport(json: refusal, refusal, #"{"status":503,"body":{}}"#),
            budget: gate
        )
        await #expect(throws: WithingsError.self) { try await client.heartSignal(1, accessToken: "t") }
        await #expect(throws: WithingsError.self) {
            try await client.subscribe(to: .weight, callbackURL: "https://a", accessToken: "t")
        }
        await #expect(throws: WithingsError.self) { try await client.devices(accessToken: "t") }
        #expect(await gate.heldBack == [188, 188])
    }

    @Test("Clients of several people draw on one budget: what one has used the other must wait for")
    func shared() async throws {
        let budget = RequestBudget(requestsPerMinute: 2)
        let answer = #"{"status":0,"body":{"devices":[]}}"#
        let one = WithingsClient.scripted(ScriptedTransport(json: answer), budget: budget)
        let other = WithingsClient.scripted(ScriptedTransport(json: answer), budget: budget)
        _ = try await one.devices(accessToken: "a")
        _ = try await other.devices(accessToken: "b")
        #expect(await budget.snapshot.usedInLastMinute == 2)
        let third = Task { try await one.devices(accessToken: "a") }
        while await budget.snapshot.waitingFresh == 0 { await Task.yield() }
        third.cancel()
        let error = await #expect(throws: WithingsError.self) { try await third.value }
        #expect(error?.code == .cancelled)
    }
}
