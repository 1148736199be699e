import Linking
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(1))) struct FlowTests {
    private let bench = LinkingBench()
    private var desk: LinkingDesk { bench.desk }

    @Test("a flow has an id of 32 hexadecimal digits and links to Withings, signed out first for another person")
    func begins() async throws {
        let flow = try await desk.begin()
        #expect(flow.id.count == 32 && flow.id.allSatisfy(\.isHexDigit))
        guard case .consent(let links) = flow.step else { return #expect(Bool(false), "no consent") }
        #expect(links.authorizeURL.hasPrefix("http://cloud.test/oauth2_user/authorize2?"))
        #expect(links.signOutFirstURL.hasPrefix("http://cloud.test/logout?r=http"))
        #expect(await desk.flow(flow.id) == flow)
    }

    @Test("a flow that is given up forgets its tokens, and a late redirect says so")
    func abandons() async throws {
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        await desk.abandon(flow.id)
        guard case .aborted(let reason) = await desk.flow(flow.id)?.step else { return #expect(Bool(false), "open") }
        #expect(reason.code == .abandoned)
        await bench.refused(.abandoned) { () async throws(LinkAbort) in
            try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        }
        #expect(try await bench.store.documents(in: "linking").count == 1)
        #expect(await bench.cloud.exchangeCount == 0)
    }

    @Test("finished flows are told of for ten minutes")
    func finished() async throws {
        try await bench.link(LinkingBench.anna, to: "Anna")
        bench.clock.advance(by: 599)
        #expect(await desk.flows().count == 1)
        bench.clock.advance(by: 2)
        #expect(await desk.flows().isEmpty)
    }

    @Test("of more than twenty open flows the oldest give way")
    func manyFlows() async throws {
        let first = try await desk.begin()
        for _ in 0..<20 {
            bench.clock.advance(by: 1)
            _ = try await desk.begin()
        }
        guard case .aborted = await desk.flow(first.id)?.step else { return #expect(Bool(false), "still open") }
        let open = await desk.flows().count { if case .consent = $0.step { true } else { false } }
        #expect(open == 20)
    }

    @Test("every change is told to everybody who listens")
    func tellsChanges() async throws {
        var changes = desk.changes().makeAsyncIterator()
        await changes.next()
        let flow = try await desk.begin()
        await changes.next()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        await changes.next()
        _ = try await desk.chooseProfile("Anna", flow: flow.id)
        await changes.next()
        try await desk.unlink(LinkingBench.anna, deletingRecords: false)
        await changes.next()
    }

    @Test("unlinking ends the grant at Withings and forgets the tokens; the readings stay unless they shall go")
    func unlinks() async throws {
        let account = try await bench.link(LinkingBench.anna, to: "Anna")
        let group = MeasureGroup(id: 1, measuredAt: 1, createdAt: 1, modifiedAt: 1, measures: [])
        _ = try await bench.store.save(RecordPage(measureGroups: [group]), of: account.user)
        let token = try #require(try await bench.vault.tokens(of: account.user)).accessToken
        try await desk.unlink(account.user, deletingRecords: false)
        #expect(try await bench.store.accounts().isEmpty)
        #expect(try await bench.vault.tokens(of: account.user) == nil)
        // Whoever ends the notifications still gets the tokens, which are kept nowhere any longer.
        #expect(bench.revoking.with { $0 } == [token])
        #expect(await !bench.cloud.hasGrant(for: account.user.rawValue))
        #expect(bench.unlinked.with { $0 } == [account])
        #expect(try await bench.store.counts(of: account.user).measureGroups == 1)

        bench.clock.advance(by: 60)
        try await bench.link(LinkingBench.anna, to: "Ben")
        try await desk.unlink(account.user, deletingRecords: true)
        #expect(try await bench.store.counts(of: account.user).measureGroups == 0)
    }

    @Test("nights, their course and what was noted stay with a person who is unlinked, and go when the data shall go")
    func nightsStay() async throws {
        let account = try await bench.link(LinkingBench.anna, to: "Anna")
        let night = SleepSummary(
            id: 5,
            day: LocalDay(daysSinceEpoch: 19_000),
            startAt: 1_000,
            endAt: 9_000,
            createdAt: 9_050,
            modifiedAt: 9_100
        )
        let page = RecordPage(
            sleep: [night],
            sleepSegments: [SleepSegment(startAt: 1_000, endAt: 4_000, state: .deep)]
        )
        _ = try await bench.store.save(page, of: account.user)
        try await desk.unlink(account.user, deletingRecords: false)
        let all: Range<EpochSeconds> = 0..<10_000
        #expect(try await bench.store.sleep(of: account.user, endingIn: all) == [night])
        #expect(try await bench.store.sleepSegments(of: account.user, in: all).count == 1)
        #expect(try await desk.keptPeople().map(\.profile) == ["Anna"])
        #expect(bench.erased.with { $0 }.isEmpty)

        try await desk.forget(account.user)
        #expect(try await bench.store.sleep(of: account.user, endingIn: all).isEmpty)
        #expect(try await bench.store.sleepSegments(of: account.user, in: all).isEmpty)
        #expect(try await desk.keptPeople().isEmpty)
        #expect(bench.erased.with { $0.map(\.user) } == [account.user])
    }

    @Test("a revoke that fails or is not answered does not keep anybody linked")
    func revokeFails() async throws {
        try await bench.link(LinkingBench.anna, to: "Anna")
        await bench.cloud.fail(
            "/v2/oauth2",
            action: "revoke",
            times: 5,
            with: .bodyStatus(2554, error: "Not implemented")
        )
        try await desk.unlink(LinkingBench.anna, deletingRecords: false)
        #expect(try await bench.store.accounts().isEmpty)

        try await bench.link(LinkingBench.ben, to: "Ben")
        bench.wire.hang(after: 0)
        let desk = desk
        let unlinking = Task { try await desk.unlink(LinkingBench.ben, deletingRecords: false) }
        await bench.clock.sleepers(atLeast: 1)
        #expect(try await bench.store.accounts().isEmpty)
        let clock = bench.clock
        let time = Task {
            while !Task.isCancelled {
                clock.advance(by: 1)
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
        try await unlinking.value
        time.cancel()
    }
}
