import Linking
import Store
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

@Suite(.timeLimit(.minutes(1))) struct ProfileTests {
    private let bench = LinkingBench()
    private var desk: LinkingDesk { bench.desk }
    private let anna = LinkingBench.anna
    private let ben = LinkingBench.ben

    /// A flow at the choice of the profile.
    private func approved(as user: WithingsUserID, relinking: String? = nil, scopes: [String]? = nil) async throws
        -> LinkFlow
    {
        let flow = try await desk.begin(relinking: relinking)
        let redirect = try await bench.approve(flow, as: user, scopes: scopes)
        return try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
    }

    @Test("choosing a profile keeps tokens and account, tells the others and ends the flow")
    func binds() async throws {
        let account = try await bench.link(anna, to: "Anna")
        #expect(account.id.count == 32 && account.id.allSatisfy(\.isHexDigit))
        #expect(account.user == anna && account.profile == "Anna")
        #expect(account.scopes == WithingsClient.allScopes)
        #expect(try await bench.store.accounts() == [account])
        #expect(try await bench.vault.tokens(of: anna) != nil)
        #expect(bench.linked.with { $0 } == [account])
        // Nothing of the flow is left behind in the store but the signing key.
        #expect(try await bench.store.documents(in: "linking").count == 1)
    }

    @Test("one Withings user is never linked to two profiles, not even with a yes", arguments: [true, false])
    func neverTwice(replacing: Bool) async throws {
        try await bench.link(anna, to: "Anna")
        let flow = try await approved(as: anna)
        guard case .chooseProfile(let account) = flow.step else { return #expect(Bool(false), "no choice") }
        #expect(account.alreadyLinkedTo == "Anna")
        #expect(account.choices.first?.linkedTo == anna)
        await bench.refused(.alreadyLinked) { () async throws(LinkAbort) in
            try await desk.chooseProfile("Ben", flow: flow.id, replacing: replacing)
        }
        #expect(await desk.flow(flow.id)?.step == flow.step)
        #expect(try await bench.store.accounts().map(\.profile) == ["Anna"])
    }

    @Test("a profile moves to another Withings user only with an explicit yes")
    func wrongPerson() async throws {
        let before = try await bench.link(anna, to: "Anna")
        let flow = try await approved(as: ben, relinking: "Anna")
        await bench.refused(.wrongAccount) { () async throws(LinkAbort) in
            try await desk.chooseProfile("Anna", flow: flow.id)
        }
        #expect(try await bench.store.accounts() == [before])
        guard case .created(let after) = try await desk.chooseProfile("Anna", flow: flow.id, replacing: true).step
        else {
            return #expect(Bool(false), "not created")
        }
        #expect(after.user == ben && after.id != before.id)
        #expect(try await bench.store.accounts() == [after])
        #expect(try await bench.vault.tokens(of: anna) == nil)
        #expect(bench.unlinked.with { $0 } == [before])
    }

    @Test("unlinking first is no way around the question: whose records are kept under the name is another person")
    func keptPerson() async throws {
        try await bench.link(anna, to: "Anna")
        try await desk.unlink(anna, deletingRecords: false)
        let flow = try await approved(as: ben)
        guard case .chooseProfile(let account) = await desk.flow(flow.id)?.step else {
            return #expect(Bool(false), "no choice")
        }
        #expect(account.choices.first { $0.profile == "Anna" }?.kept == anna)
        #expect(account.choices.first { $0.profile == "Ben" }?.kept == nil)
        await bench.refused(.wrongAccount) { () async throws(LinkAbort) in
            try await desk.chooseProfile("Anna", flow: flow.id)
        }
        #expect(try await bench.store.accounts().isEmpty)
        _ = try await desk.chooseProfile("Anna", flow: flow.id, replacing: true)
        #expect(try await bench.store.accounts().map(\.user) == [ben])
        #expect(try await desk.keptPeople().map(\.user) == [anna])
    }

    @Test("whoever was unlinked and comes back is asked nothing")
    func comesBack() async throws {
        try await bench.link(anna, to: "Anna")
        try await desk.unlink(anna, deletingRecords: false)
        let again = try await bench.link(anna, to: "Anna")
        #expect(again.user == anna)
    }

    @Test("linking the same person to the same profile again renews the tokens and keeps the entry")
    func renews() async throws {
        var before = try await bench.link(anna, to: "Anna")
        let oldTokens = try await bench.vault.tokens(of: anna)
        before.needsOwner = "The grant was revoked."
        try await bench.store.save(before)
        bench.clock.advance(by: 100)
        let flow = try await approved(as: anna)
        guard case .created(let after) = try await desk.chooseProfile("Anna", flow: flow.id).step else {
            return #expect(Bool(false), "not created")
        }
        #expect(after.id == before.id && after.linkedAt == before.linkedAt && after.needsOwner == nil)
        #expect(try await bench.vault.tokens(of: anna) != oldTokens)
        #expect(bench.unlinked.with { $0 }.isEmpty)
    }

    @Test("relinking a profile with its own person asks nothing")
    func relinks() async throws {
        let before = try await bench.link(anna, to: "Anna")
        let flow = try await approved(as: anna, relinking: "Anna")
        guard case .created(let after) = flow.step else { return #expect(Bool(false), "not created") }
        #expect(after.id == before.id)
        #expect(bench.linked.with { $0.count } == 2)
    }

    @Test("with one profile only it is still asked for")
    func oneProfile() async throws {
        let bench = LinkingBench(profiles: ["Solo"])
        let flow = try await bench.desk.begin()
        let redirect = try await bench.approve(flow, as: anna)
        let approved = try await bench.desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .chooseProfile = approved.step else { return #expect(Bool(false), "no choice") }
    }

    @Test("a profile that was renamed in the configuration can be followed")
    func renamedProfile() async throws {
        let before = try await bench.link(anna, to: "Anna")
        let desk = bench.restarted(profiles: ["Anna Maria", "Ben"])
        let flow = try await desk.begin()
        let redirect = try await bench.approve(flow, as: anna)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        guard case .created(let after) = try await desk.chooseProfile("Anna Maria", flow: flow.id).step else {
            return #expect(Bool(false), "not created")
        }
        #expect(after.id == before.id && after.profile == "Anna Maria")
        #expect(try await bench.store.accounts() == [after])
    }

    @Test("profiles that are not in the configuration are refused")
    func unknownProfile() async throws {
        let flow = try await approved(as: anna)
        await bench.refused(.unknownProfile) { () async throws(LinkAbort) in
            try await desk.chooseProfile("Nobody", flow: flow.id)
        }
        await bench.refused(.unknownProfile) { () async throws(LinkAbort) in
            try await desk.begin(relinking: "Nobody")
        }
        await bench.refused(.unknownFlow) { () async throws(LinkAbort) in
            try await desk.chooseProfile("Anna", flow: "0123")
        }
        await bench.refused(.missingConfiguration) { () async throws(LinkAbort) in
            try await bench.restarted(profiles: []).begin()
        }
    }

    @Test("two flows of one person that race for two profiles: one gets it")
    func racingFlows() async throws {
        let first = try await approved(as: anna)
        bench.clock.advance(by: 11)
        let second = try await approved(as: anna)
        let desk = desk
        async let one = try? desk.chooseProfile("Anna", flow: first.id)
        async let other = try? desk.chooseProfile("Ben", flow: second.id)
        let done = await [one, other].count { $0 != nil }
        #expect(done == 1)
        #expect(try await bench.store.accounts().count == 1)
    }

    @Test("a second click on the same choice is no fault")
    func secondClick() async throws {
        let flow = try await approved(as: anna)
        let first = try await desk.chooseProfile("Anna", flow: flow.id)
        #expect(try await desk.chooseProfile("Anna", flow: flow.id) == first)
        #expect(bench.linked.with { $0.count } == 1)
    }

    @Test("fewer scopes than were asked for are kept as they are and are no error")
    func fewerScopes() async throws {
        let flow = try await approved(as: anna, scopes: ["user.metrics"])
        guard case .created(let account) = try await desk.chooseProfile("Anna", flow: flow.id).step else {
            return #expect(Bool(false), "not created")
        }
        #expect(account.scopes == ["user.metrics"])
    }
}
