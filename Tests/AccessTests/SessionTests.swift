import Access
import TestSupport
import Testing

@Suite("A session of the pages")
struct SessionTests {
    @Test("is recognised by its cookie, also after a restart")
    func isKept() async throws {
        let house = try await House.owned()
        let session = try await house.gatekeeper.signIn(login: "anna", password: House.password, from: nil)
        #expect(await house.gatekeeper.session(session.cookie)?.name == "Anna")
        let again = await house.restarted().session(session.cookie)
        #expect(again?.formToken == session.formToken)
    }

    @Test(
        "is not made by a cookie that nobody was given",
        arguments: [nil, "", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 100_000)]
    )
    func unknownCookies(cookie: String?) async throws {
        let house = try await House.owned()
        _ = try await house.gatekeeper.openSession()
        #expect(await house.gatekeeper.session(cookie) == nil)
    }

    @Test("ends thirty days after the last visit, not after the first")
    func slidingExpiry() async throws {
        let house = try await House.owned()
        let session = try await house.gatekeeper.openSession()
        for _ in 0..<3 {
            house.clock.advance(by: 29 * 86_400)
            #expect(await house.gatekeeper.session(session.cookie) != nil)
        }
        #expect(await house.restarted().session(session.cookie) != nil)
        house.clock.advance(by: 30 * 86_400)
        #expect(await house.gatekeeper.session(session.cookie) == nil)
        #expect(await house.restarted().session(session.cookie) == nil)
    }

    @Test("tells whoever waits for it of its end, at once, and is not brought back by a request of that very moment")
    func toldOfItsEnd() async throws {
        let house = try await House.owned()
        for everywhere in [true, false] {
            let session = try await house.gatekeeper.openSession()
            let ending = await house.gatekeeper.end(of: session.cookie)
            async let told: Void = { for await _ in ending {} }()
            async let asking: Void = {
                for _ in 0..<200 { _ = await house.gatekeeper.session(session.cookie) }
            }()
            if everywhere {
                await house.gatekeeper.endEverything()
            } else {
                await house.gatekeeper.signOut(session.cookie)
            }
            await told
            await asking
            #expect(await house.gatekeeper.session(session.cookie) == nil)
            for await _ in await house.gatekeeper.end(of: session.cookie) {}
        }
    }

    @Test("ends with signing out, for good")
    func signOut() async throws {
        let house = try await House.owned()
        let session = try await house.gatekeeper.openSession()
        let other = try await house.gatekeeper.openSession()
        await house.gatekeeper.signOut(session.cookie)
        #expect(await house.gatekeeper.session(session.cookie) == nil)
        #expect(await house.restarted().session(session.cookie) == nil)
        #expect(await house.gatekeeper.session(other.cookie) != nil)
    }

    @Test("that ended long ago does not stay in the store")
    func expiredAreRemoved() async throws {
        let house = try await House.owned()
        for _ in 0..<3 { _ = try await house.gatekeeper.openSession() }
        house.clock.advance(by: 31 * 86_400)
        _ = try await house.gatekeeper.openSession()
        #expect(try await house.shelf.documents(in: "access.sessions").count == 1)
    }

    @Test("has a form token of its own, which only its own forms carry")
    func formTokens() async throws {
        let house = try await House.owned()
        let one = try await house.gatekeeper.openSession()
        let other = try await house.gatekeeper.openSession()
        #expect(one.isGood(formToken: one.formToken))
        #expect(!one.isGood(formToken: other.formToken))
        #expect(!one.isGood(formToken: nil))
        #expect(!one.isGood(formToken: ""))
        #expect(one.formToken != one.cookie)
    }

    @Test("prints nothing of its cookie")
    func printing() async throws {
        let session = try await House.owned().gatekeeper.openSession()
        var dumped = ""
        dump(session, to: &dumped)
        #expect(!"\(session)\(dumped)".contains(session.cookie))
    }

    @Test("costs no reading of the store once it is known")
    func withoutStorage() async throws {
        let house = try await House.owned()
        let session = try await house.gatekeeper.openSession()
        let before = await house.shelf.reads
        for _ in 0..<100 { #expect(await house.gatekeeper.session(session.cookie) != nil) }
        #expect(await house.shelf.reads == before)
    }

    @Test(
        "that was begun while the clock was years ahead lasts no longer than another, also where nobody comes with it"
    )
    func fromTheFuture() async throws {
        let house = try await House.owned()
        house.clock.jump(by: 10 * 365 * 86_400)
        let session = try await house.gatekeeper.openSession()
        house.clock.jump(by: -10 * 365 * 86_400)
        let restarted = house.restarted()
        await restarted.settleTimes()
        house.clock.advance(by: 31 * 86_400)
        #expect(await restarted.session(session.cookie) == nil)
    }

    @Test("survives a clock that has not been set yet after the start of the machine")
    func clockBehind() async throws {
        let house = try await House.owned()
        let session = try await house.gatekeeper.openSession()
        let now = house.clock.now
        house.clock.jump(by: 86_400 - now)
        let restarted = house.restarted()
        await restarted.settleTimes()
        #expect(await restarted.session(session.cookie) != nil)
        house.clock.jump(by: now - house.clock.now)
        #expect(await house.restarted().session(session.cookie) != nil)
    }
}
