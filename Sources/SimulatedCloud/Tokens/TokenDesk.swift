/// Codes, tokens and nonces, and the rules of their lives.
struct TokenDesk {
    static let nonceLife = 1_800.0

    private var mint = TokenMint()
    private var codes: [String: AuthorizationCode] = [:]
    private var accessTokens: [String: AccessToken] = [:]
    private var refreshTokens: [String: RefreshToken] = [:]
    private var nonces: [String: Double] = [:]

    mutating func issueCode(_ code: AuthorizationCode) -> String {
        let word = mint.word()
        codes[word] = code
        return word
    }

    mutating func issueNonce(now: Double) -> String {
        let word = mint.word()
        nonces[word] = now
        return word
    }

    /// Uses a nonce up; false if it is unknown, used or older than half an hour.
    mutating func takeNonce(_ word: String, now: Double) -> Bool {
        guard let issued = nonces.removeValue(forKey: word) else { return false }
        return now - issued <= Self.nonceLife
    }

    /// A code against a pair of tokens.
    mutating func exchange(
        code word: String,
        clientID: String,
        redirectURI: String?,
        now: Double
    ) throws(CloudRefusal) -> IssuedTokens {
        guard let code = codes[word], code.clientID == clientID else { throw .invalidParameter("code") }
        guard now - code.issued <= AuthorizationCode.life else {
            codes[word] = nil
            throw .invalidParameter("code")
        }
        guard redirectURI == code.redirectURI else {
            throw CloudRefusal(293, "Wrong redirect_uri: it is not the one of the authorization")
        }
        codes[word] = nil
        return issue(TokenHolder(clientID: clientID, userID: code.userID, scopes: code.scopes), now: now)
    }

    /// A refresh token against a new pair. The old one stays good until the new access token is used, so that an
    /// answer lost on the way can be had again; the pair of the lost answer then dies.
    mutating func refresh(_ word: String, clientID: String, now: Double) throws(CloudRefusal) -> IssuedTokens {
        guard var old = refreshTokens[word], old.holder.clientID == clientID, old.expires > now else {
            throw .invalidParameter("refresh_token")
        }
        if let lost = old.successor {
            refreshTokens[lost.refresh] = nil
        } else {
            old.expires = min(old.expires, now + RefreshToken.lifeAfterUse)
        }
        let issued = issue(old.holder, replacing: word, now: now)
        old.successor = issued
        refreshTokens[word] = old
        return issued
    }

    /// Whom an access token belongs to; nil if it is unknown or has expired. Its first use ends the refresh token
    /// that it came from.
    mutating func holder(of access: String, now: Double) -> TokenHolder? {
        guard var token = accessTokens[access], token.expires > now else { return nil }
        if let replaced = token.replaced {
            refreshTokens[replaced] = nil
            token.replaced = nil
            accessTokens[access] = token
        }
        return token.holder
    }

    mutating func issue(_ holder: TokenHolder, replacing old: String? = nil, now: Double) -> IssuedTokens {
        let issued = IssuedTokens(access: mint.word(), refresh: mint.word(), holder: holder)
        accessTokens[issued.access] = AccessToken(
            holder: holder,
            expires: now + Double(AccessToken.life),
            replaced: old
        )
        refreshTokens[issued.refresh] = RefreshToken(holder: holder, expires: now + RefreshToken.life)
        return issued
    }

    /// Ends every token of a user, for one application or all.
    mutating func revoke(userID: Int64, clientID: String?) {
        func isMeant(_ holder: TokenHolder) -> Bool {
            holder.userID == userID && (clientID == nil || holder.clientID == clientID)
        }
        accessTokens = accessTokens.filter { !isMeant($0.value.holder) }
        refreshTokens = refreshTokens.filter { !isMeant($0.value.holder) }
    }

    /// Ends the access tokens only, as their three hours would.
    mutating func expireAccessTokens(userID: Int64?) {
        accessTokens = accessTokens.filter { userID != nil && $0.value.holder.userID != userID }
    }

    /// Whether the application still holds a refresh token of the user.
    func hasGrant(userID: Int64, now: Double) -> Bool {
        refreshTokens.values.contains { $0.holder.userID == userID && $0.expires > now }
    }

    mutating func word() -> String { mint.word() }
}
