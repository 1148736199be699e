import Store
import WithingsModel

extension TokenKeeper {
    private static let leaseSeconds: EpochSeconds = 120

    /// Does something with a person's tokens that no other process may do at the same time.
    func underLease(
        of user: WithingsUserID, _ work: () async throws(SyncFault) -> Tokens
    ) async throws(SyncFault) -> Tokens {
        let name = "refresh/\(user)"
        try await takeLease(name)
        do {
            let tokens = try await work()
            await releaseLease(name)
            return tokens
        } catch {
            await releaseLease(name)
            throw error
        }
    }

    private func takeLease(_ name: String) async throws(SyncFault) {
        let startedAt = clock.uptime
        do {
            while true {
                // A holder that died while the clock was set back would hold its lease for ever; its time is over when
                // a lease's life has passed here.
                let isOver = clock.uptime - startedAt > Double(Self.leaseSeconds)
                let now = clock.nowSeconds
                let taken = try await store.takeLease(
                    name, holder: holder, until: now + Self.leaseSeconds, now: isOver ? .max : now)
                if taken { return }
                try await clock.sleep(seconds: 1)
            }
        } catch {
            throw SyncFault(error)
        }
    }

    private func releaseLease(_ name: String) async {
        // A lease that cannot be given back ends by itself.
        try? await store.releaseLease(name, holder: holder)
    }
}
