import Store
import WithingsModel

extension Gatekeeper {
    /// The token from which a bearer token comes, nil if the bearer token is not good now. Whoever holds a door open for
    /// long (a WebSocket) asks ``isStanding(_:)`` for it from time to time.
    package func standing(of bearer: String) async -> String? {
        guard let claims = AccessTokenCodec.unverifiedClaims(bearer), let known = try? await storedRefreshTokens(),
            let token = known[claims.iss], claims.exp > clock.nowSeconds
        else { return nil }
        // `iat` is not looked at: a clock that was put back a little must not turn everybody away. What was made while the clock
        // was ahead is not good until it comes there again, though.
        switch token.kind {
        case .normal:
            guard claims.exp - clock.nowSeconds <= token.accessLifetime + Self.slack else { return nil }
            return AccessTokenCodec.isSigned(bearer, with: token.signingKey) ? token.id : nil
        case .longLived:
            let fingerprint = RandomToken.fingerprint(of: bearer)
            guard ConstantTime.equal(fingerprint.utf8, token.fingerprint.utf8) else { return nil }
            let made = await settled(token)
            guard made.createdAt + made.accessLifetime > clock.nowSeconds else { return nil }
            await noteUse(of: made)
            return token.id
        }
    }

    /// How far the clocks of a client and ours, or ours before and after it was set, may be apart, in seconds.
    static let slack: Int64 = 300

    /// Whether what was let in has not been revoked since.
    package func isStanding(_ id: String) async -> Bool {
        guard let known = try? await storedRefreshTokens() else { return true }
        return known[id] != nil
    }

    /// Whether a bearer token is good now.
    package func isGood(bearer: String) async -> Bool { await standing(of: bearer) != nil }

    /// The owner's id and name, as Home Assistant's clients ask for who is signed in; nil before there is one.
    package func ownerProfile() async throws(AccessError) -> (id: String, name: String)? {
        do {
            guard try await hasOwner(), let owner else { return nil }
            return (owner.id, owner.name)
        } catch {
            throw Self.storage(error)
        }
    }
}
