import Store
import WithingsModel

extension TokenKeeper {
    /// Longer than a refresh takes; how long a process that was killed in the middle keeps others waiting.
    private static let leaseSeconds: EpochSeconds = 90

    /// Does something with a person's tokens that no other process may do at the same time.
    ///
    /// - Parameter patience: seconds to wait for another process at most.
    func underLease(
        of user: WithingsUserID,
        patience: Double,
        _ work: () async throws(SyncFault) -> Tokens
    ) async throws(SyncFault) -> Tokens {
        let name = Self.leaseName(user)
        try await takeLease(name, patience: patience)
        do {
            let tokens = try await work()
            await releaseLease(name)
            return tokens
        } catch {
            await releaseLease(name)
            throw error
        }
    }

    /// Holds the lease on, after an answer that may have been longer on its way than the lease lasts.
    ///
    /// - Throws: `refreshedElsewhere` if another process holds it by now. It has asked with the same refresh token, later,
    ///   so its pair is the one that Withings goes on with, and using this one would end the other's chance.
    func holdLease(of user: WithingsUserID) async throws(SyncFault) {
        let now = clock.nowSeconds
        let isHeld: Bool
        do {
            isHeld = try await store.takeLease(
                Self.leaseName(user),
                holder: holder,
                until: now + Self.leaseSeconds,
                now: now
            )
        } catch {
            throw SyncFault(error)
        }
        if !isHeld { throw .refreshedElsewhere }
    }

    private static func leaseName(_ user: WithingsUserID) -> String { "refresh/\(user)" }

    /// Patience for work that cannot go on without: whatever the other process has begun is over by then.
    static let longPatience = 2 * Double(leaseSeconds)
    static let shortPatience = 2.0

    private func takeLease(_ name: String, patience: Double) async throws(SyncFault) {
        let startedAt = clock.uptime
        do {
            while true {
                let now = clock.nowSeconds
                let taken = try await store.takeLease(
                    name,
                    holder: holder,
                    until: now + Self.leaseSeconds,
                    now: now
                )
                if taken { return }
                guard clock.uptime - startedAt < patience else { throw SyncFault.refreshedElsewhere }
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
