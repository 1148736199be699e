import Linking
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(1))) struct ConsentTests {
    private let bench = LinkingBench()
    private var desk: LinkingDesk { bench.desk }

    @Test("approving shows whose account it is: devices, latest readings and the profiles to choose from")
    func showsThePerson() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let approved = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile(let account) = approved.step else { return #expect(Bool(false), "no choice") }
        #expect(account.user == LinkingBench.anna)
        #expect(account.devices?.map(\.id) == ["scale"])
        // Of the same kind only the newest.
        #expect(account.latestReadings?.count == 1)
        #expect(account.latestReadings?.first?.measure.value.mantissa == 11_000)
        #expect(account.choices.map(\.profile) == ["Anna", "Ben"])
        #expect(account.alreadyLinkedTo == nil)
    }

    @Test("somebody who has not measured for years is recognised by the last reading of then")
    func showsAnOldReading() async throws {
        bench.clock.advance(by: 4 * 365 * 86_400)
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let approved = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile(let account) = approved.step else { return #expect(Bool(false), "no choice") }
        #expect(account.latestReadings?.first?.measure.value.mantissa == 11_000)
    }

    @Test("the code is exchanged before anything else is asked, and with the registered address")
    func exchangedAtOnce() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        let first = await bench.cloud.log.first
        #expect(first?.parameters["grant_type"] == "authorization_code")
        #expect(first?.parameters["redirect_uri"] == "https://bridge.test/auth/external/callback")
    }

    @Test("what could not be looked up before a choice comes by itself while the page waits")
    func previewComesLater() async throws {
        await bench.cloud.fail("/measure", times: 1, with: .html(status: 502))
        await bench.cloud.fail("/v2/user", times: 1, with: .html(status: 502))
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let approved = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile(let before) = approved.step else { return #expect(Bool(false), "no choice") }
        #expect(before.devices == nil && before.latestReadings == nil)
        var account = before
        for _ in 0..<200 where account.devices == nil || account.latestReadings == nil {
            bench.clock.advance(by: 1)
            await Task.yield()
            if case .chooseProfile(let later)? = await desk.flow(flow.id)?.step { account = later }
        }
        #expect(account.devices?.count == 1 && account.latestReadings?.first?.measure.value.mantissa == 11_000)
    }

    @Test("a preview that fails does not fail the link")
    func previewFails() async throws {
        await bench.cloud.fail("/measure", times: 9, with: .html(status: 502))
        await bench.cloud.fail("/v2/user", times: 9, with: .bodyStatus(403, error: "Insufficient_scope"))
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let approved = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile(let account) = approved.step else { return #expect(Bool(false), "no choice") }
        // Not known is not none.
        #expect(account.devices == nil && account.latestReadings == nil)
        guard case .created = try await desk.chooseProfile("Anna", flow: flow.id).step else {
            return #expect(Bool(false), "not created")
        }
    }

    @Test("who says no can try again in the same flow, with a new link")
    func refusedConsent() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        await bench.refused(.accessDenied) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: nil, error: "access_denied")
        }
        let again = try #require(await desk.flow(flow.id))
        #expect(again.step != flow.step)
        #expect(again.lastFailure?.code == .accessDenied)
        // The old link is dead, the new one works.
        await bench.refused(.reusedState) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        let second = try await bench.approve(again, as: LinkingBench.anna)
        let approved = try await desk.callback(state: second.state, code: second.code, error: nil)
        guard case .chooseProfile = approved.step else { return #expect(Bool(false), "no choice") }
        #expect(approved.lastFailure == nil)
    }

    @Test("two redirects with the same state that race lead to one exchange")
    func racing() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let desk = desk
        let outcomes = await withTaskGroup(of: LinkAbort.Code?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do throws(LinkAbort) {
                        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0 == .reusedState } == 7)
        #expect(await bench.cloud.exchangeCount == 1)
    }

    @Test("a code that Withings does not take sets the flow back with a new link", arguments: [true, false])
    func badCode(isLate: Bool) async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        if isLate { bench.clock.advance(by: 31) }
        await bench.refused(.invalidCode) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: isLate ? redirect.code : "made-up", error: nil)
        }
        let again = try #require(await desk.flow(flow.id))
        #expect(again.lastFailure?.code == .invalidCode)
        let second = try await bench.approve(again, as: LinkingBench.anna)
        _ = try await desk.callback(state: second.state, code: second.code, error: nil)
    }

    @Test("where Withings only asks to slow down for less than a code lives, the same code is taken after the wait")
    func slowedDown() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        await bench.cloud.fail("/v2/oauth2", with: .bodyStatus(601, error: "Too Many Request", waitSeconds: 12))
        let (desk, clock) = (desk, bench.clock)
        let linking = Task { try await desk.callback(state: redirect.state, code: redirect.code, error: nil) }
        // The wait is the only sleep that time has to pass for.
        let walking = Task {
            while !Task.isCancelled {
                clock.advance(by: 0.5)
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        defer { walking.cancel() }
        let settled = try await linking.value
        guard case .chooseProfile = settled.step else {
            Issue.record("the flow stands at \(settled.step)")
            return
        }
    }

    @Test("a token endpoint that is down, busy or answers nonsense is said to be so, and the person can try again")
    func tokenEndpointFails() async throws {
        let faults: [(CloudFault, LinkAbort.Code)] = [
            (.httpStatus(503), .refused), (.html(status: 200), .refused), (.connectionClosed, .unreachable),
            (.bodyStatus(601, error: "Same arguments in less than 10 seconds", waitSeconds: 188), .refused),
        ]
        for (fault, code) in faults {
            let flow = try await desk.begin()
            let redirect = try await bench.approve(flow, as: LinkingBench.anna)
            await bench.cloud.fail("/v2/oauth2", with: fault)
            await bench.refused(code) { () async throws(LinkAbort) in
                try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
            }
            #expect(await desk.flow(flow.id)?.lastFailure?.code == code)
            // Withings may have asked for a pause.
            bench.clock.advance(by: 600)
        }
    }

    @Test("neither code nor token nor state ever reaches the log or an error")
    func nothingSecretIsLogged() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        _ = try await desk.chooseProfile("Anna", flow: flow.id)
        let tokens = try #require(try await bench.vault.tokens(of: LinkingBench.anna))
        try await desk.unlink(LinkingBench.anna, deletingRecords: true)
        // The same where Withings does not exchange the code.
        let second = try await desk.begin()
        let refused = try await bench.approve(second, as: LinkingBench.anna)
        await bench.cloud.fail("/v2/oauth2", with: .httpStatus(503))
        await bench.refused(.refused) { () async throws(LinkAbort) in
            try await desk.callback(state: refused.state, code: refused.code, error: nil)
        }
        let failure = await desk.flow(second.id)?.lastFailure
        #expect(bench.log.text.contains("did not exchange a code") && failure != nil)
        let text = bench.log.text + String(describing: failure)
        for secret in [
            redirect.code, redirect.state, tokens.accessToken, tokens.refreshToken, refused.code, refused.state,
        ] {
            #expect(!text.contains(secret))
        }
        #expect(bench.log.text.contains("A person is linked"))
    }
}
