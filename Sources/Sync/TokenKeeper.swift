import Logging
import Store
import WithingsAPI
import WithingsModel

/// Gives every call a valid access token, and sees to it that no refresh token is ever lost.
///
/// * One at a time: within the process by taking turns, across processes by a lease. Whoever waited looks into the
///   vault first, because somebody else may have refreshed.
/// * A new pair is durable before it is used. The refresh token before it is kept until a call with the new access token
///   has worked: Withings accepts it until then, for eight hours at most.
/// * Only Withings' plain "not valid", for every refresh token there is, asks the person to link again; nothing that may
///   be an outage or a fault of the configuration does.
actor TokenKeeper {
    let client: WithingsClient
    let store: any BridgeStore
    let vault: TokenVault
    let clock: any WallClock
    /// Names this process in leases.
    let holder: String
    let logger: Logger

    var chains: [WithingsUserID: TokenChain] = [:]
    private var turns: [WithingsUserID: Task<Result<Tokens, SyncFault>, Never>] = [:]

    /// Share of a token's life after which it is renewed.
    private static let renewalAge = 0.75
    /// Seconds for which a new token is above suspicion.
    private static let freshness = 60.0

    init(
        client: WithingsClient,
        store: any BridgeStore,
        vault: TokenVault,
        clock: any WallClock,
        holder: String,
        logger: Logger
    ) {
        self.client = client
        self.store = store
        self.vault = vault
        self.clock = clock
        self.holder = holder
        self.logger = logger
    }

    /// An access token to call with, renewed if it is time.
    ///
    /// - Parameter refused: a token that Withings has just refused. The clock here may be wrong, so this counts more
    ///   than any time of expiry. One that Withings itself gave a moment ago comes back as it is: its age is not what is wrong
    ///   with it, and every kind of data would renew it in vain.
    func accessToken(of user: WithingsUserID, refused: String? = nil) async throws(SyncFault) -> String {
        let tokens = try await stored(user)
        guard needsRenewal(tokens, refused: refused) else { return tokens.accessToken }
        if let refused, let given = chains[user]?.given, given.accessToken == refused,
            clock.uptime - given.at < Self.freshness
        {
            return refused
        }
        // It is renewed early: while Withings is down, or another process is at it, the old token may well work on.
        let isUsable = refused == nil && clock.nowSeconds < tokens.expiresAt
        let patience = isUsable ? Self.shortPatience : Self.longPatience
        do {
            return try await inTurn(user) {
                await self.renew(user, refused: refused, patience: patience)
            }.accessToken
        } catch {
            guard isUsable, case .retry = error.remedy else { throw error }
            return tokens.accessToken
        }
    }

    /// A call with this access token has worked.
    func worked(_ accessToken: String, of user: WithingsUserID) async {
        guard chains[user]?.proven != accessToken else { return }
        _ = try? await inTurn(user) { await self.forgetPrevious(user, proven: accessToken) }
    }

    /// The account was linked anew or is gone: nothing remembered of it holds any longer.
    func forget(_ user: WithingsUserID) {
        turns.removeValue(forKey: user)?.cancel()
        chains[user] = nil
    }

    /// Ends what is under way, so that the program can stop at once.
    func stop() {
        for turn in turns.values { turn.cancel() }
        turns = [:]
    }

    func needsRenewal(_ tokens: Tokens, refused: String?) -> Bool {
        if let refused { return tokens.accessToken == refused }
        let life = Double(tokens.expiresAt - tokens.obtainedAt)
        return clock.now >= Double(tokens.obtainedAt) + life * Self.renewalAge
    }

    /// The tokens in the vault.
    func stored(_ user: WithingsUserID) async throws(SyncFault) -> Tokens {
        do {
            if let tokens = try await vault.tokens(of: user) { return tokens }
        } catch let error as StoreError where error.code == .wrongKey {
            throw await asking(user, for: .wrongKey)
        } catch {
            throw SyncFault(error)
        }
        throw await asking(user, for: .noTokens)
    }

    /// Whatever touches a person's tokens happens one after the other, and to its end even if the caller gives up.
    private func inTurn(
        _ user: WithingsUserID,
        _ work: @escaping @Sendable () async -> Result<Tokens, SyncFault>
    ) async throws(SyncFault) -> Tokens {
        let previous = turns[user]
        let turn = Task { () -> Result<Tokens, SyncFault> in
            _ = await previous?.value
            return Task.isCancelled ? .failure(.stopped) : await work()
        }
        turns[user] = turn
        return try await turn.value.get()
    }
}
