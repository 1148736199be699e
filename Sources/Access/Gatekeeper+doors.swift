import Store
import WithingsModel

extension Gatekeeper {
    /// The token from which a bearer token comes, nil if the bearer token is not good now. Whoever holds a door open for
    /// long (a WebSocket) asks ``isStanding(_:)`` for it from time to time.
    package func standing(of bearer: String) async -> String? {
        guard let claims = AccessTokenCodec.unverifiedClaims(bearer), let known = try? await storedRefreshTokens(),
            let token = known[claims.iss], claims.exp > clock.nowSeconds
        else { return nil }
        // `iat` is not looked at: a clock that was put back must not turn everybody away.
        switch token.kind {
        case .normal:
            return AccessTokenCodec.isSigned(bearer, with: token.signingKey) ? token.id : nil
        case .longLived:
            let fingerprint = RandomToken.fingerprint(of: bearer)
            guard ConstantTime.equal(fingerprint.utf8, token.fingerprint.utf8) else { return nil }
            await noteUse(of: token)
            return token.id
        }
    }

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
