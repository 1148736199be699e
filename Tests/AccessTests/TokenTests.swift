import Foundation
import TestSupport
import Testing

@testable import Access

@Suite("Bearer tokens")
struct TokenTests {
    private let client = House.client

    @Test("come from a code, and are good for half an hour of the clock")
    func lifetime() async throws {
        let house = try await House.owned()
        let tokens = try await house.tokens()
        #expect(tokens.expiresIn == 1800)
        #expect(tokens.refreshToken?.count == 128)
        house.clock.advance(by: 1799)
        #expect(await house.gatekeeper.isGood(bearer: tokens.accessToken))
        house.clock.advance(by: 1)
        #expect(await !house.gatekeeper.isGood(bearer: tokens.accessToken))
    }

    @Test("are renewed with the refresh token, also after a restart")
    func refresh() async throws {
        let house = try await House.owned()
        let refreshToken = try #require(try await house.tokens().refreshToken)
        house.clock.advance(by: 40 * 86_400)
        let restarted = house.restarted()
        let renewed = try await restarted.tokens(refreshToken: refreshToken, clientID: client)
        #expect(renewed.refreshToken == nil)
        #expect(await restarted.isGood(bearer: renewed.accessToken))
        #expect(await house.gatekeeper.isGood(bearer: renewed.accessToken))
    }

    @Test("come from a code only once, and only for the client it was made for")
    func codesWorkOnce() async throws {
        let gatekeeper = try await House.owned().gatekeeper
        let code = try await gatekeeper.authorizationCode(clientID: client)
        let other = await refusal { () async throws(AccessError) in
            _ = try await gatekeeper.tokens(authorizationCode: code, clientID: "http://other.test/")
        }
        #expect(other == AccessError(.invalidRequest, "Invalid code"))
        _ = try await gatekeeper.tokens(authorizationCode: code, clientID: client)
        let again = await refusal { () async throws(AccessError) in
            _ = try await gatekeeper.tokens(authorizationCode: code, clientID: client)
        }
        #expect(again == AccessError(.invalidRequest, "Invalid code"))
    }

    @Test("do not come from a code that is ten minutes old, whatever somebody does to the time of day")
    func codesExpire() async throws {
        let house = try await House.owned()
        let code = try await house.gatekeeper.authorizationCode(clientID: client)
        house.clock.advance(by: 600)
        house.clock.jump(by: -3600)
        let late = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.tokens(authorizationCode: code, clientID: client)
        }
        #expect(late == AccessError(.invalidRequest, "Invalid code"))
    }

    @Test("are not renewed for an unknown token or another client")
    func refusedRefresh() async throws {
        let house = try await House.owned()
        let refreshToken = try #require(try await house.tokens().refreshToken)
        for client in ["http://other.test/", nil] {
            let error = await refusal { () async throws(AccessError) in
                _ = try await house.gatekeeper.tokens(refreshToken: refreshToken, clientID: client)
            }
            #expect(error?.code == .invalidRequest)
        }
        let error = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.tokens(refreshToken: "unknown", clientID: client)
        }
        #expect(error?.code == .invalidGrant)
    }

    @Test("end at once when their refresh token is revoked, and no others")
    func revoke() async throws {
        let house = try await House.owned()
        let (one, other) = (try await house.tokens(), try await house.tokens())
        await house.gatekeeper.revoke(refreshToken: try #require(one.refreshToken))
        #expect(await !house.gatekeeper.isGood(bearer: one.accessToken))
        #expect(await !house.restarted().isGood(bearer: one.accessToken))
        #expect(await house.gatekeeper.isGood(bearer: other.accessToken))
        await house.gatekeeper.revoke(refreshToken: "unknown")
        #expect(await house.restarted().isGood(bearer: other.accessToken))
    }

    @Test("are JSON Web Tokens with the claims that Home Assistant's have")
    func claims() async throws {
        let house = try await House.owned()
        let parts = try await house.tokens().accessToken.split(separator: ".")
        try #require(parts.count == 3)
        #expect(parts[0] == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")
        let payload = try #require(RandomToken.bytes(base64URL: parts[1]))
        let claims = try JSONDecoder().decode(AccessTokenCodec.Claims.self, from: payload)
        #expect(claims.iss.count == 32)
        #expect(claims.iat == Int64(house.clock.now))
        #expect(claims.exp == claims.iat + 1800)
    }

    @Test("are not good with any letter changed, without signature, or with another algorithm")
    func forgeries() async throws {
        let house = try await House.owned()
        let token = try await house.tokens().accessToken
        let parts = token.split(separator: ".").map(String.init)
        let none = RandomToken.base64URL(#"{"alg":"none","typ":"JWT"}"#.utf8)
        let claims = try #require(AccessTokenCodec.unverifiedClaims(token))
        let forged = AccessTokenCodec.token(
            .init(iss: claims.iss, iat: claims.iat, exp: claims.exp + 86_400),
            key: Data(repeating: 1, count: 64)
        )
        var forgeries = [
            "", ".", "..", "a.b.c", "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "\(none).\(parts[1]).",
            "\(none).\(parts[1]).\(parts[2])", "\(token).", " \(token)", forged, String(repeating: "x", count: 1 << 20),
        ]
        // The last letter of the signature carries two bits that mean nothing, so it is left alone.
        for index in token.indices.dropLast() {
            var letters = token
            letters.replaceSubrange(index...index, with: token[index] == "Q" ? "R" : "Q")
            forgeries.append(letters)
        }
        for forgery in forgeries { #expect(await !house.gatekeeper.isGood(bearer: forgery), "\(forgery.prefix(40))") }
        #expect(await house.gatekeeper.isGood(bearer: token))
    }

    @Test("cost no reading of the store")
    func withoutStorage() async throws {
        let house = try await House.owned()
        let token = try await house.tokens().accessToken
        let before = await house.shelf.reads
        for _ in 0..<100 { #expect(await house.gatekeeper.isGood(bearer: token)) }
        for _ in 0..<100 { #expect(await !house.gatekeeper.isGood(bearer: token + "x")) }
        #expect(await house.shelf.reads == before)
    }

    @Test("that were sealed with another key file are gone, and new ones can be had")
    func lostKey() async throws {
        let house = try await House.owned()
        let refreshToken = try #require(try await house.tokens().refreshToken)
        let restarted = house.restarted(key: Array(repeating: 7, count: 32))
        let error = await refusal { () async throws(AccessError) in
            _ = try await restarted.tokens(refreshToken: refreshToken, clientID: client)
        }
        #expect(error?.code == .invalidGrant)
        let code = try await restarted.authorizationCode(clientID: client)
        let tokens = try await restarted.tokens(authorizationCode: code, clientID: client)
        #expect(await restarted.isGood(bearer: tokens.accessToken))
    }

    @Test("and passwords and cookies are nowhere in the store in the clear")
    func nothingInTheClear() async throws {
        let house = try await House.owned()
        let tokens = try await house.tokens()
        let session = try await house.gatekeeper.openSession()
        let content = await house.shelf.content
        for secret in [House.password, tokens.accessToken, tokens.refreshToken ?? "-", session.cookie, "signingKey"] {
            #expect(!content.contains(secret))
        }
    }

    @Test("need the verifier where the code was made with a challenge (RFC 7636, appendix B)")
    func proofKey() async throws {
        let gatekeeper = try await House.owned().gatekeeper
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        func exchange(_ verifier: String?, challenge: String?) async throws -> AccessError? {
            let code = try await gatekeeper.authorizationCode(clientID: client, challenge: challenge)
            return await refusal { () async throws(AccessError) in
                _ = try await gatekeeper.tokens(authorizationCode: code, clientID: client, verifier: verifier)
            }
        }
        #expect(try await exchange(verifier, challenge: challenge) == nil)
        #expect(try await exchange(nil, challenge: challenge)?.message == "Code verifier required")
        #expect(try await exchange(verifier + "x", challenge: challenge)?.code == .invalidGrant)
        #expect(try await exchange("short", challenge: challenge)?.message == "Invalid code verifier")
        #expect(try await exchange(verifier, challenge: nil)?.code == .invalidRequest)
    }
}
