import Access
import TestSupport
import Testing
import WithingsModel

@Suite("Long-lived tokens")
struct LongLivedTokenTests {
    @Test("open the door for years, also after a restart, and say when they last did")
    func openTheDoor() async throws {
        let house = try await House.owned()
        let (token, record) = try await house.gatekeeper.createLongLivedToken(name: " Node-RED ")
        #expect(record.name == "Node-RED")
        #expect(record.lastUsedAt == nil)
        #expect(record.expiresAt == record.createdAt + 3650 * 86_400)
        house.clock.advance(by: 9 * 365 * 86_400)
        #expect(await house.gatekeeper.isGood(bearer: token))
        let restarted = house.restarted()
        #expect(try await restarted.longLivedTokens().first?.lastUsedAt == house.clock.nowSeconds)
        #expect(await restarted.isGood(bearer: token))
        house.clock.advance(by: 2 * 365 * 86_400)
        #expect(await !restarted.isGood(bearer: token))
    }

    @Test("end at once when they are revoked, and stay ended")
    func revoked() async throws {
        let house = try await House.owned()
        let (token, record) = try await house.gatekeeper.createLongLivedToken(name: "a")
        let (other, _) = try await house.gatekeeper.createLongLivedToken(name: "b")
        let standing = try #require(await house.gatekeeper.standing(of: token))
        #expect(await house.gatekeeper.isStanding(standing))
        #expect(try await house.gatekeeper.revokeLongLivedToken(record.id))
        #expect(try await !house.gatekeeper.revokeLongLivedToken(record.id))
        #expect(await !house.gatekeeper.isGood(bearer: token))
        #expect(await !house.gatekeeper.isStanding(standing))
        let restarted = house.restarted()
        #expect(await !restarted.isGood(bearer: token))
        #expect(await restarted.isGood(bearer: other))
        let trail = try await house.gatekeeper.trail.entries().filter { $0.event.hasPrefix("token") }
        #expect(trail.map(\.event) == ["token_revoked", "token_made", "token_made"] && trail.first?.about == "a")
        #expect(try await restarted.longLivedTokens().map(\.name) == ["b"])
    }

    @Test("are kept as a hash: neither the token nor what signed it is in the store")
    func hashed() async throws {
        let house = try await House.owned()
        let (token, _) = try await house.gatekeeper.createLongLivedToken(name: "a")
        for content in try await house.shelf.documents(in: "access.refresh_tokens").values {
            #expect(!String(decoding: content, as: UTF8.self).contains(token))
        }
        // The header and the claims of the real token with another signature.
        let forged = token.split(separator: ".").dropLast().joined(separator: ".") + ".AAAA"
        #expect(await !house.gatekeeper.isGood(bearer: forged))
    }

    @Test("need a name of their own; refresh tokens of clients are no long-lived tokens")
    func names() async throws {
        let house = try await House.owned()
        _ = try await house.tokens()
        #expect(try await house.gatekeeper.longLivedTokens().isEmpty)
        _ = try await house.gatekeeper.createLongLivedToken(name: "a")
        for name in ["", "  ", "a", " a ", String(repeating: "x", count: 101)] {
            let fault = await refusal { () async throws(AccessError) in
                _ = try await house.gatekeeper.createLongLivedToken(name: name)
            }
            #expect(fault?.code == .invalidRequest, "\(name)")
        }
        #expect(try await house.gatekeeper.longLivedTokens().count == 1)
    }

    @Test("that were made while the clock was ahead are good for as long as any other, counted from when it was right")
    func fromTheFuture() async throws {
        let house = try await House.owned()
        house.clock.jump(by: 10 * 365 * 86_400)
        let (token, _) = try await house.gatekeeper.createLongLivedToken(name: "a", days: 30)
        let short = try await house.tokens().accessToken
        house.clock.jump(by: -10 * 365 * 86_400)
        let restarted = house.restarted()
        #expect(await !restarted.isGood(bearer: short), "or it would be good for ten years")
        #expect(await restarted.isGood(bearer: token))
        house.clock.advance(by: 29 * 86_400)
        #expect(await restarted.isGood(bearer: token))
        house.clock.advance(by: 2 * 86_400)
        #expect(await !restarted.isGood(bearer: token))
        #expect(await !house.restarted().isGood(bearer: token))
    }
}
