import Store
import TestSupport
import Testing

@testable import Access

@Suite("The audit trail")
struct AuditTrailTests {
    @Test("holds sign-ins, right and wrong, with where they came from, newest first, and no password")
    func signIns() async throws {
        let house = House()
        try await house.gatekeeper.createOwner(name: "Anna", login: "anna", password: "secret word", language: "en")
        _ = try? await house.gatekeeper.signIn(login: "anna", password: "wrong word", from: "192.0.2.1")
        _ = try await house.gatekeeper.signIn(login: "anna", password: "secret word", from: "192.0.2.2")
        let entries = try await house.gatekeeper.trail.entries()
        #expect(Set(entries.map(\.event)) == ["owner_created", "sign_in_failed", "signed_in"])
        #expect(entries.first { $0.event == "sign_in_failed" }?.address == "192.0.2.1")
        #expect(entries.first { $0.event == "signed_in" }?.address == "192.0.2.2")
        #expect(!"\(entries)".contains("word"))
    }

    @Test("is bounded, and a flood of failures pushes nothing else out")
    func bounded() async throws {
        let store = MemoryStore()
        let clock = ManualClock(now: 1_795_447_825)
        let trail = AuditTrail(store: store, clock: clock)
        await trail.note(.linked, about: "Anna")
        for _ in 0..<(AuditTrail.limitOfFailures + 100) { await trail.note(.signInFailed, from: "192.0.2.1") }
        #expect(try await store.documents(in: "audit.failures").count == AuditTrail.limitOfFailures)
        #expect(try await trail.entries(limit: 10_000).contains { $0.event == "linked" && $0.about == "Anna" })
    }

    @Test("goes on after a restart where it was")
    func restart() async throws {
        let store = MemoryStore()
        let clock = ManualClock(now: 1_795_447_825)
        await AuditTrail(store: store, clock: clock).note(.linked, about: "Anna")
        await AuditTrail(store: store, clock: clock).note(.unlinked, about: "Anna")
        let entries = try await AuditTrail(store: store, clock: clock).entries()
        #expect(entries.map(\.event) == ["unlinked", "linked"])
    }

    @Test("loses nothing where a command notes something beside the running program")
    func twoAtOnce() async throws {
        let store = MemoryStore()
        let clock = ManualClock(now: 1_795_447_825)
        let running = AuditTrail(store: store, clock: clock)
        await running.note(.linked, about: "Anna")
        let command = AuditTrail(store: store, clock: clock)
        await command.note(.backedUp, about: "by hand.db", place: "/mnt/usb/by hand.db")
        await running.note(.signedIn)
        let entries = try await running.entries()
        #expect(Set(entries.map(\.event)) == ["linked", "backed_up", "signed_in"])
        #expect(entries.first { $0.event == "backed_up" }?.place == "/mnt/usb/by hand.db")
    }

    @Test("reads what an older version wrote, and goes on after it")
    func older() async throws {
        let store = MemoryStore()
        let clock = ManualClock(now: 1_795_447_825)
        try await store.saveDocument(
            Array(#"{"at":1795447000,"event":"exported","about":"Anna"}"#.utf8),
            "000000000007",
            in: "audit"
        )
        let trail = AuditTrail(store: store, clock: clock)
        await trail.note(.linked, about: "Anna")
        #expect(try await trail.entries().map(\.event) == ["linked", "exported"])
        #expect(try await store.documents(in: "audit").keys.sorted().last?.hasPrefix("000000000008.") == true)
    }

    @Test("another password ends every session and every token")
    func reset() async throws {
        let house = House()
        try await house.gatekeeper.createOwner(name: "Anna", login: "anna", password: "first", language: "en")
        let session = try await house.gatekeeper.signIn(login: "anna", password: "first", from: nil)
        let code = try await house.gatekeeper.authorizationCode(clientID: "http://a/")
        let tokens = try await house.gatekeeper.tokens(authorizationCode: code, clientID: "http://a/")
        #expect(await house.gatekeeper.isGood(bearer: tokens.accessToken))
        try await house.gatekeeper.resetPassword("second")
        #expect(await house.gatekeeper.session(session.cookie) == nil)
        #expect(await !house.gatekeeper.isGood(bearer: tokens.accessToken))
        let restarted = house.restarted()
        #expect(await restarted.session(session.cookie) == nil)
        #expect(await !restarted.isGood(bearer: tokens.accessToken))
        await #expect(throws: AccessError.self) {
            try await house.gatekeeper.signIn(login: "anna", password: "first", from: nil)
        }
        _ = try await house.gatekeeper.signIn(login: "anna", password: "second", from: nil)
    }

    @Test("knows from where what a request asks for is done, whatever it is")
    func visitor() async throws {
        let house = try await House.owned()
        try await AuditTrail.$visitor.withValue("192.0.2.7") {
            _ = try await house.gatekeeper.createLongLivedToken(name: "a")
            await house.gatekeeper.endEverything()
        }
        await house.gatekeeper.trail.note(.linked, about: "Anna")
        let entries = try await house.gatekeeper.trail.entries()
        #expect(entries.prefix(3).map(\.event) == ["linked", "signed_out_everywhere", "token_made"])
        #expect(entries.prefix(3).map(\.address) == [nil, "192.0.2.7", "192.0.2.7"])
    }
}
