import Logging
import Store
import WithingsAPI
import WithingsModel

extension TokenKeeper {
    /// Renews the tokens unless somebody else just did.
    ///
    /// - Parameter patience: seconds to wait for another process that may be doing it.
    func renew(_ user: WithingsUserID, refused: String?, patience: Double) async -> Result<Tokens, SyncFault> {
        do {
            return .success(
                try await underLease(of: user, patience: patience) { () async throws(SyncFault) in
                    let tokens = try await stored(user)
                    guard needsRenewal(tokens, refused: refused) else { return tokens }
                    return try await renewed(tokens, of: user)
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Forgets the refresh token before this one: the pair that replaced it has worked.
    func forgetPrevious(_ user: WithingsUserID, proven: String) async -> Result<Tokens, SyncFault> {
        do {
            return .success(
                try await underLease(of: user, patience: Self.shortPatience) { () async throws(SyncFault) in
                    var tokens = try await stored(user)
                    guard tokens.accessToken == proven else { return tokens }
                    if tokens.previousRefreshToken != nil {
                        tokens.previousRefreshToken = nil
                        try await save(tokens, of: user)
                    }
                    chains[user, default: TokenChain()].proven = proven
                    return tokens
                }
            )
        } catch {
            return .failure(error)
        }
    }

    private func renewed(_ tokens: Tokens, of user: WithingsUserID) async throws(SyncFault) -> Tokens {
        if let unsaved = chains[user]?.unsaved, unsaved.replaced == tokens.accessToken {
            return try await keep(unsaved.tokens, replacing: tokens, of: user)
        }
        let pause = (chains[user]?.pausedUntil ?? 0) - clock.uptime
        guard pause <= 0 else { throw .paused(seconds: pause) }

        let askedAt = clock.nowSeconds
        for refreshToken in [tokens.refreshToken, tokens.previousRefreshToken].compactMap({ $0 }) {
            let grant: OAuth2Grant
            do {
                // Whatever comes of it, the same question must rest for ten seconds.
                pauseRefreshes(of: user, seconds: Backoff.shortest)
                grant = try await client.refresh(refreshToken)
            } catch  where error.code == .invalidGrant {
                continue
            } catch {
                let fault = SyncFault(error)
                guard fault.remedy != .stopped else { throw fault }
                // Not a word about the grant itself, so it counts as an outage.
                // Only a wait that Withings asked for is longer than the rest that the question needs: one bad answer keeps
                // nobody from their data for long.
                var seconds = Backoff.shortest
                if error.code == .tooManyRequests, case .retry(let asked) = fault.remedy {
                    seconds = max(seconds, asked)
                }
                pauseRefreshes(of: user, seconds: seconds)
                throw SyncFault(
                    code: fault.code,
                    message: fault.message,
                    hint: fault.hint,
                    remedy: .retry(afterSeconds: seconds)
                )
            }
            guard grant.user == user else { throw .otherUser }
            logger.debug("Tokens were renewed", metadata: ["user": "\(user)"])
            let renewed = Tokens(
                accessToken: grant.accessToken,
                refreshToken: grant.refreshToken,
                expiresAt: askedAt + grant.expiresIn,
                obtainedAt: askedAt,
                previousRefreshToken: refreshToken
            )
            return try await keep(renewed, replacing: tokens, of: user)
        }
        return try await refusedForGood(tokens, of: user)
    }

    /// Makes a new pair durable, unless the person was unlinked or linked anew meanwhile.
    private func keep(_ renewed: Tokens, replacing old: Tokens, of user: WithingsUserID) async throws(SyncFault)
        -> Tokens
    {
        chains[user, default: TokenChain()].unsaved = .init(tokens: renewed, replaced: old.accessToken)
        do { try await holdLease(of: user) } catch {
            if error == .refreshedElsewhere { chains[user]?.unsaved = nil }
            throw error
        }
        let current: Tokens?
        do { current = try await vault.tokens(of: user) } catch { throw SyncFault(error) }
        guard let current else {
            chains[user] = nil
            throw .stopped
        }
        if current.accessToken == old.accessToken {
            try await save(renewed, of: user)
            chains[user]?.given = .init(accessToken: renewed.accessToken, at: clock.uptime)
        }
        chains[user]?.unsaved = nil
        return current.accessToken == old.accessToken ? renewed : current
    }

    /// Every refresh token was refused. That ends the link only if nobody else renewed it meanwhile, and if it is not
    /// the application's own secret that Withings does not take.
    private func refusedForGood(_ tokens: Tokens, of user: WithingsUserID) async throws(SyncFault) -> Tokens {
        let current = try await stored(user)
        guard current.accessToken == tokens.accessToken else { return current }
        do {
            _ = try await client.nonce()
        } catch {
            let codes: [WithingsError.Code] = [.invalidParameters, .invalidGrant, .unauthenticated]
            if codes.contains(error.code) { throw .applicationRefused }
            let fault = SyncFault(error)
            if fault.remedy != .patience { throw fault }
        }
        throw await asking(user, for: .grantEnded)
    }

    private func save(_ tokens: Tokens, of user: WithingsUserID) async throws(SyncFault) {
        do { try await vault.save(tokens, of: user) } catch { throw SyncFault(error) }
    }

    private func pauseRefreshes(of user: WithingsUserID, seconds: Double) {
        chains[user, default: TokenChain()].pausedUntil = clock.uptime + seconds
    }
}
