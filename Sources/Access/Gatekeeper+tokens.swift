import Foundation
import Store
import WithingsModel

extension Gatekeeper {
    /// How long an access token is good, in seconds, as in Home Assistant.
    static let accessLifetime: Int64 = 1800
    /// More codes than this are never under way; the oldest goes.
    static let codeLimit = 256

    /// A one-time code for `/auth/token`, as Home Assistant's sign-in gives it. The caller has checked who asks.
    ///
    /// - Parameter challenge: PKCE's S256 challenge, where the client sent one.
    package func authorizationCode(clientID: String, challenge: String? = nil) async throws(AccessError) -> String {
        let now = clock.uptime
        codes = codes.filter { $0.value.expiresAt > now }
        if codes.count >= Self.codeLimit, let oldest = codes.min(by: { $0.value.expiresAt < $1.value.expiresAt }) {
            codes[oldest.key] = nil
        }
        let code = RandomToken.hexadecimal(bytes: 16)
        let expiresAt = now + AuthorizationCode.lifetime
        codes[code] = AuthorizationCode(clientID: clientID, challenge: challenge, expiresAt: expiresAt)
        return code
    }

    /// Exchanges a code, once. Messages are Home Assistant's `error_description`.
    package func tokens(
        authorizationCode code: String,
        clientID: String,
        verifier: String? = nil
    ) async throws(AccessError) -> BearerTokens {
        guard let known = codes[code], known.clientID == clientID else {
            throw AccessError(.invalidRequest, "Invalid code")
        }
        codes[code] = nil
        guard known.expiresAt > clock.uptime else { throw AccessError(.invalidRequest, "Invalid code") }
        if let challenge = known.challenge {
            guard let verifier, !verifier.isEmpty else { throw AccessError(.invalidRequest, "Code verifier required") }
            guard AuthorizationCode.matches(verifier: verifier, challenge: challenge) else {
                throw AccessError(.invalidGrant, "Invalid code verifier")
            }
        } else if verifier != nil {
            throw AccessError(.invalidRequest, "Code verifier provided but no code challenge was present")
        }
        let secret = RandomToken.hexadecimal(bytes: 64)
        let token = RefreshToken(
            id: RandomToken.hexadecimal(bytes: 16),
            fingerprint: RandomToken.fingerprint(of: secret),
            clientID: clientID,
            kind: .normal,
            signingKey: Data(RandomToken.bytes(64)),
            createdAt: clock.nowSeconds,
            accessLifetime: Self.accessLifetime
        )
        do {
            try await keep(token, in: patientStore)
        } catch {
            throw Self.storage(error)
        }
        return bearer(for: token, refreshToken: secret)
    }

    /// A new access token. - Parameter clientID: must be the one the refresh token was made for.
    package func tokens(refreshToken: String, clientID: String?) async throws(AccessError) -> BearerTokens {
        guard let token = try await stored(refreshToken: refreshToken) else {
            throw AccessError(.invalidGrant, "The refresh token is not known.")
        }
        guard token.clientID == clientID else {
            throw AccessError(.invalidRequest, "The refresh token was made for another client.")
        }
        await noteUse(of: token)
        return bearer(for: token, refreshToken: nil)
    }

    /// Ends a refresh token and every access token made from it, at once. What is not known is passed over.
    package func revoke(refreshToken: String) async {
        guard let token = try? await stored(refreshToken: refreshToken) else { return }
        refreshTokens?[token.id] = nil
        try? await patientStore.removeDocument(token.id, in: Collection.refreshTokens)
    }

    private func bearer(for token: RefreshToken, refreshToken: String?) -> BearerTokens {
        let now = clock.nowSeconds
        let claims = AccessTokenCodec.Claims(iss: token.id, iat: now, exp: now + token.accessLifetime)
        return BearerTokens(
            accessToken: AccessTokenCodec.token(claims, key: token.signingKey),
            refreshToken: refreshToken,
            expiresIn: Int(token.accessLifetime)
        )
    }

    private func stored(refreshToken: String) async throws(AccessError) -> RefreshToken? {
        let fingerprint = RandomToken.fingerprint(of: refreshToken)
        do {
            return try await storedRefreshTokens().values.first { $0.kind == .normal && $0.fingerprint == fingerprint }
        } catch {
            throw Self.storage(error)
        }
    }

    /// Keeps a token before anybody gets it.
    ///
    /// - Parameter store: the store itself for a token that is to last for years, the patient one for a sign-in that can be
    ///   made again.
    func keep(_ token: RefreshToken, in store: any DocumentStore) async throws {
        var known = try await storedRefreshTokens()
        try await store.saveDocument(
            box.seal(token, as: Self.sealName(token.id)),
            token.id,
            in: Collection.refreshTokens
        )
        // Others may have come or gone while the store was writing.
        known = refreshTokens ?? known
        known[token.id] = token
        refreshTokens = known
    }

    func storedRefreshTokens() async throws -> [String: RefreshToken] {
        if let refreshTokens { return refreshTokens }
        var tokens: [String: RefreshToken] = [:]
        for (id, sealed) in try await patientStore.documents(in: Collection.refreshTokens) {
            // One that was sealed with another key cannot be used again; its client has to sign in anew.
            tokens[id] = try? box.open(RefreshToken.self, from: sealed, as: Self.sealName(id))
        }
        if let refreshTokens { return refreshTokens }
        refreshTokens = tokens
        return tokens
    }

    static func sealName(_ id: String) -> String { "refresh_token/\(id)" }
}
