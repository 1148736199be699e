import Store
import TestSupport
import Testing

@testable import Access

@Suite("While the store cannot write")
struct UnwritableStoreTests {
    /// What was kept in memory is written on the next try.
    private func roomAgain(_ house: House) async {
        await house.shelf.makeRoom()
        await house.clock.sleepers(atLeast: 1)
        house.clock.advance(by: WaitingDocuments.pause)
    }

    @Test("somebody with the right password is let in, on the pages and by a token, and is still in once there is room")
    func fullDisk() async throws {
        let house = try await House.owned()
        await house.shelf.fill()
        let session = try await house.gatekeeper.signIn(login: "anna", password: House.password, from: "192.0.2.1")
        #expect(await house.gatekeeper.session(session.cookie) != nil)
        let tokens = try await house.tokens()
        #expect(await house.gatekeeper.isGood(bearer: tokens.accessToken))
        #expect(await house.restarted().session(session.cookie) == nil, "nothing is kept yet")
        #expect(try await house.gatekeeper.trail.entries().first?.event == "signed_in")

        await roomAgain(house)
        while await house.gatekeeper.patientStore.isWaiting { await Task.yield() }
        let restarted = house.restarted()
        #expect(await restarted.session(session.cookie) != nil)
        #expect(await restarted.isGood(bearer: tokens.accessToken))
        #expect(try await restarted.trail.entries().contains { $0.event == "signed_in" && $0.address == "192.0.2.1" })
    }

    @Test("a wrong password is a wrong password")
    func wrongPassword() async throws {
        let house = try await House.owned()
        await house.shelf.fill()
        let fault = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.signIn(login: "anna", password: "wrong", from: nil)
        }
        #expect(fault?.code == .wrongPassword)
    }

    @Test("nobody waits longer than a moment for another program that holds the database")
    func locked() async throws {
        let house = try await House.owned()
        await house.shelf.lock()
        let entering = Task {
            try await house.gatekeeper.signIn(login: "anna", password: House.password, from: nil)
        }
        await house.clock.sleepers(atLeast: 1)
        house.clock.advance(by: WaitingDocuments.patience)
        let session = try await entering.value
        #expect(await house.gatekeeper.session(session.cookie) != nil)
        await house.shelf.unlock()
        while await house.gatekeeper.patientStore.isWaiting { await Task.yield() }
        #expect(await house.restarted().session(session.cookie) != nil)
    }

    @Test("what is revoked is shut at once, and stays so once there is room")
    func revoking() async throws {
        let house = try await House.owned()
        let token = try await house.gatekeeper.createLongLivedToken(name: "Grafana")
        await house.shelf.fill()
        #expect(try await house.gatekeeper.revokeLongLivedToken(token.record.id))
        #expect(await !house.gatekeeper.isGood(bearer: token.token))
        await roomAgain(house)
        while await house.gatekeeper.patientStore.isWaiting { await Task.yield() }
        #expect(await !house.restarted().isGood(bearer: token.token))
    }

    @Test(
        "nothing that is to last for years is promised: an owner account and a long-lived token are refused with the reason"
    )
    func lasting() async throws {
        let house = House()
        await house.shelf.fill()
        let refused = await refusal { () async throws(AccessError) in
            try await house.gatekeeper.createOwner(name: "", login: "anna", password: House.password, language: "en")
        }
        #expect(refused?.code == .storage)
        #expect(refused?.message.contains("The disk is full.") == true)
        await house.shelf.makeRoom()
        try await house.gatekeeper.createOwner(name: "", login: "anna", password: House.password, language: "en")
        await house.shelf.fill()
        let token = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.createLongLivedToken(name: "Grafana")
        }
        #expect(token?.code == .storage)
    }

    @Test("what waits is bounded, and then the store's own reason is told")
    func bounded() async throws {
        let house = try await House.owned()
        await house.shelf.fill()
        let patient = house.gatekeeper.patientStore
        for number in 0..<WaitingDocuments.limit { try await patient.saveDocument([], "\(number)", in: "flood") }
        let fault = await #expect(throws: StoreError.self) { try await patient.saveDocument([], "more", in: "flood") }
        #expect(fault?.code == .full)
        // A flood of one kind keeps no other out.
        _ = try await house.gatekeeper.signIn(login: "anna", password: House.password, from: nil)
    }
}
