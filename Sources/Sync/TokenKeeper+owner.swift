import Logging
import Store
import WithingsModel

extension TokenKeeper {
    /// Notes at the account that only its person can go on, and says so.
    func asking(_ user: WithingsUserID, for fault: SyncFault) async -> SyncFault {
        do {
            let before = try? await vault.tokens(of: user)
            guard try await note(fault.message, at: user) else { return fault }
            // Linked anew in this very moment: then it was about the link before.
            if let after = try? await vault.tokens(of: user), after.accessToken != before?.accessToken {
                _ = try await note(nil, at: user)
            }
            logger.warning(
                "An account needs its owner",
                metadata: ["user": "\(user)", "reason": "\(fault.code)"]
            )
        } catch {
            logger.warning("That an account needs its owner could not be written to the database")
        }
        return fault
    }

    /// Whether an account that was left to its owner can go on after all: the right key file is back in its place.
    func isHelped(_ account: Account) async -> Bool {
        guard account.needsOwner == SyncFault.wrongKey.message,
            (try? await vault.tokens(of: account.user)) != nil
        else { return false }
        return (try? await note(nil, at: account.user)) != nil
    }

    /// - Returns: false if nothing had to change.
    private func note(_ reason: String?, at user: WithingsUserID) async throws -> Bool {
        guard var account = try await store.accounts().first(where: { $0.user == user }), account.needsOwner != reason
        else { return false }
        account.needsOwner = reason
        try await store.save(account)
        return true
    }
}
