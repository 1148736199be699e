import Foundation
import Store
import WithingsModel

extension Gatekeeper {
    /// As many days as Home Assistant gives a token where nobody says otherwise: ten years.
    package static let longLivedDays = 3650
    /// More tokens than this nobody can tell apart.
    static let longLivedLimit = 100
    static let longestName = 100
    /// How often the store hears that a token was used.
    static let useNotedEvery: Int64 = 3600

    /// Makes a token for a program of the owner's. Of the token only its hash is kept, so it can be shown only now.
    ///
    /// - Parameter isAnyLifetime: whether a token may be made that is good for ever, or not at all, as Home Assistant has it.
    /// - Throws: ``AccessError`` with `invalidRequest` for a name that is empty, too long or there already.
    package func createLongLivedToken(
        name: String,
        days: Int = Gatekeeper.longLivedDays,
        isAnyLifetime: Bool = false
    ) async throws(AccessError) -> (token: String, record: LongLivedToken) {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw AccessError(.invalidRequest, "The token needs a name.") }
        guard name.count <= Self.longestName else {
            throw AccessError(.invalidRequest, "The name is longer than \(Self.longestName) letters.")
        }
        guard (isAnyLifetime ? -1_000_000...1_000_000 : 1...36_500).contains(days) else {
            throw AccessError(.invalidRequest, "A token is good for 1 to 36500 days.")
        }
        let known = try await longLivedTokens()
        guard !known.contains(where: { $0.name == name }) else {
            throw AccessError(.invalidRequest, "\(name) already exists")
        }
        guard known.count < Self.longLivedLimit else {
            throw AccessError(.invalidRequest, "There are \(known.count) tokens already; revoke some first.")
        }
        let now = clock.nowSeconds
        let lifetime = Int64(days) * 86_400
        let id = RandomToken.hexadecimal(bytes: 16)
        // Clients read the times in it. What it is signed with is forgotten at once: a hash is kept, so that not even
        // the store and its key together can make the token again.
        let claims = AccessTokenCodec.Claims(iss: id, iat: now, exp: now + lifetime)
        let token = AccessTokenCodec.token(claims, key: Data(RandomToken.bytes(64)))
        let record = RefreshToken(
            id: id,
            fingerprint: RandomToken.fingerprint(of: token),
            clientID: "",
            kind: .longLived,
            signingKey: Data(),
            createdAt: now,
            accessLifetime: lifetime,
            name: name
        )
        do {
            try await keep(record, in: store)
        } catch {
            throw Self.storage(error)
        }
        await trail.note(.tokenMade, about: name)
        return (token, Self.longLived(record))
    }

    /// Every long-lived token, oldest first.
    package func longLivedTokens() async throws(AccessError) -> [LongLivedToken] {
        do {
            let tokens = try await storedRefreshTokens().values.filter { $0.kind == .longLived }
            return tokens.map(Self.longLived).sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        } catch {
            throw Self.storage(error)
        }
    }

    /// Ends a long-lived token at once.
    ///
    /// - Returns: false if there is none of that id.
    package func revokeLongLivedToken(_ id: String) async throws(AccessError) -> Bool {
        do {
            guard let token = try await storedRefreshTokens()[id], token.kind == .longLived else { return false }
            refreshTokens?[id] = nil
            try await patientStore.removeDocument(id, in: Collection.refreshTokens)
            await trail.note(.tokenRevoked, about: token.name)
            return true
        } catch {
            throw Self.storage(error)
        }
    }

    /// A token that was made while the clock was ahead counts from now on; it would be good for longer than it was made for.
    func settled(_ token: RefreshToken) async -> RefreshToken {
        guard isFromFuture(token.createdAt) else { return token }
        var token = token
        token.createdAt = clock.nowSeconds
        token.lastUsedAt = nil
        refreshTokens?[token.id] = token
        try? await keepIfKnown(token)
        return token
    }

    /// Notes that a token opened the door. Trouble in the store closes no door.
    func noteUse(of token: RefreshToken) async {
        let now = clock.nowSeconds
        let noted = token.lastUsedAt ?? 0
        refreshTokens?[token.id]?.lastUsedAt = now
        guard now - noted >= Self.useNotedEvery || now < noted, var record = refreshTokens?[token.id] else { return }
        record.lastUsedAt = now
        try? await keepIfKnown(record)
    }

    private func keepIfKnown(_ record: RefreshToken) async throws {
        guard refreshTokens?[record.id] != nil else { return }
        try await patientStore.saveDocument(
            box.seal(record, as: Self.sealName(record.id)),
            record.id,
            in: Collection.refreshTokens
        )
        // Revoked while it was written: it must not come back at the next start.
        if refreshTokens?[record.id] == nil {
            try await patientStore.removeDocument(record.id, in: Collection.refreshTokens)
        }
    }

    private static func longLived(_ token: RefreshToken) -> LongLivedToken {
        LongLivedToken(
            id: token.id,
            name: token.name ?? "",
            createdAt: token.createdAt,
            expiresAt: token.createdAt + token.accessLifetime,
            lastUsedAt: token.lastUsedAt
        )
    }
}
