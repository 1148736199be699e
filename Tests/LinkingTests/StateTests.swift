import Linking
import Store
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(1))) struct StateTests {
    private let bench = LinkingBench()
    private var desk: LinkingDesk { bench.desk }

    private func consent() async throws -> (flow: LinkFlow, redirect: Redirect) {
        let flow = try await desk.begin()
        return (flow, try await bench.approve(flow, as: LinkingBench.anna))
    }

    @Test("a state that was changed anywhere is not accepted, and the flow stays as it is")
    func tampered() async throws {
        let (flow, redirect) = try await consent()
        for place in [0, 20, 40, 60, redirect.state.count - 1] {
            var letters = Array(redirect.state)
            letters[place] = letters[place] == "1" ? "2" : "1"
            let changed = String(letters)
            await bench.refused(.invalidState) { () async throws(LinkAbort) in
                try await desk.callback(state: changed, code: redirect.code, error: nil)
            }
        }
        #expect(await desk.flow(flow.id)?.step == flow.step)
        #expect(await bench.cloud.exchangeCount == 0)
    }

    @Test(
        "states that nobody made are refused in a plain sentence",
        arguments: ["", " ", "x", "a.b.c.d", "....", "ü.1.n.00"]
    )
    func foreign(state: String) async throws {
        let (flow, _) = try await consent()
        await bench.refused(state.isEmpty ? .missingState : .invalidState) { () async throws(LinkAbort) in
            try await desk.callback(state: state, code: "code", error: nil)
        }
        #expect(await desk.flow(flow.id)?.step == flow.step)
    }

    @Test("a redirect without a code says so and leaves the state unused")
    func missingCode() async throws {
        let (_, redirect) = try await consent()
        for code in [nil, ""] as [String?] {
            await bench.refused(.missingCode) { () async throws(LinkAbort) in
                try await desk.callback(state: redirect.state, code: code, error: nil)
            }
        }
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
    }

    @Test("a state works once")
    func reused() async throws {
        let (flow, redirect) = try await consent()
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        await bench.refused(.reusedState) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        _ = try await desk.chooseProfile("Anna", flow: flow.id)
        await bench.refused(.reusedState) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        #expect(await bench.cloud.exchangeCount == 1)
    }

    @Test("a state lives ten minutes, to the second")
    func expires() async throws {
        let (_, early) = try await consent()
        let (late, redirect) = try await consent()
        bench.clock.jump(by: 600)
        await bench.refused(.invalidCode) { () async throws(LinkAbort) in
            try await desk.callback(state: early.state, code: early.code, error: nil)
        }
        bench.clock.jump(by: 1)
        await bench.refused(.expiredState) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        let again = try #require(await desk.flow(late.id))
        #expect(again.step != late.step && again.lastFailure?.code == .expiredState)
    }

    @Test("a link that is shown for longer than ten minutes is made anew before it stops working")
    func renewed() async throws {
        let (flow, _) = try await consent()
        bench.clock.advance(by: 3_600)
        let shown = try #require(await desk.flow(flow.id))
        #expect(shown.step != flow.step)
        let redirect = try await bench.approve(shown, as: LinkingBench.anna)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
    }

    @Test("a clock that is set back an hour in between does not break the link")
    func clockSetBack() async throws {
        let (_, redirect) = try await consent()
        bench.clock.jump(by: -3_600)
        let approved = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile = approved.step else { return #expect(Bool(false), "no choice") }
    }

    @Test("a restart between Add and Allow, and one before the profile is chosen, change nothing")
    func restarts() async throws {
        let (flow, redirect) = try await consent()
        let second = bench.restarted()
        #expect(await second.flow(flow.id)?.step == flow.step)
        _ = try await second.callback(state: redirect.state, code: redirect.code, error: nil)

        let third = bench.restarted()
        guard case .chooseProfile(let account) = await third.flow(flow.id)?.step else {
            return #expect(Bool(false), "no choice")
        }
        #expect(account.user == LinkingBench.anna)
        await bench.refused(.reusedState) { () async throws(LinkAbort) in
            try await third.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        guard case .created = try await third.chooseProfile("Anna", flow: flow.id).step else {
            return #expect(Bool(false), "not created")
        }
        #expect(await bench.cloud.exchangeCount == 1)
    }

    @Test("what is kept of a flow is sealed")
    func sealed() async throws {
        let (flow, redirect) = try await consent()
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        let kept = try await bench.store.documents(in: "linking")
        #expect(kept.count == 2)
        for content in kept.values {
            #expect(!String(decoding: content, as: UTF8.self).contains(flow.id))
            #expect(!String(decoding: content, as: UTF8.self).contains("Token"))
        }
    }

    @Test("with another key file the open flows are forgotten and linking works")
    func otherKeyFile() async throws {
        let (flow, redirect) = try await consent()
        let desk = bench.restarted(box: SecretBox(key: [UInt8](repeating: 9, count: 32)))
        await bench.refused(.invalidState) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        #expect(await desk.flow(flow.id) == nil)
        _ = try await desk.begin()
    }
}
