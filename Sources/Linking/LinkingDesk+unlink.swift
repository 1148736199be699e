import Logging
import Store
import WithingsAPI
import WithingsModel

extension LinkingDesk {
    /// Unlinks a person: forgets the tokens, then revokes at Withings as far as Withings lets us. The records stay
    /// unless they shall go.
    package func unlink(_ user: WithingsUserID, deletingRecords: Bool) async throws {
        guard let account = try await store.accounts().first(where: { $0.user == user }) else { return }
        let tokens = try? await vault.tokens(of: user)
        // Noted before anything goes: who is cut off in between is kept, and can be deleted once more.
        await keep(account)
        try await remove(account)
        if deletingRecords { try await erase(account) }
        await broadcast.changed()
        await revoke(account, tokens)
        logger.info("A person is unlinked", metadata: ["profile": "\(account.profile)"])
    }

    func remove(_ account: Account) async throws {
        try await store.removeAccount(of: account.user)
        await onUnlinked(account)
    }

    /// Not every application may revoke, and Withings may be down: neither keeps a person linked here.
    func revoke(_ account: Account, _ tokens: Tokens?) async {
        let client = client
        if let onRevoking, let tokens {
            _ = await Patience.wait(AccountPreview.patience, clock) { await onRevoking(account, tokens) }
        }
        let revoked: Bool? = await Patience.wait(AccountPreview.patience, clock) {
            try await client.revoke(user: account.user)
            return true
        }
        if revoked == nil {
            logger.notice(
                "Withings did not confirm the end of access; the person can end it on Withings' own site",
                metadata: ["profile": "\(account.profile)"]
            )
        }
    }
}
