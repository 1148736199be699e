import Logging
import ServiceLifecycle
import Store
import WithingsAPI
import WithingsModel

/// Keeps every linked account's record up to date: current values at once, the history newest first in the background,
/// then a refresh every interval, the accounts spread over it.
package actor SyncService: Service {
    private let client: WithingsClient

    /// - Parameters:
    ///   - interval: seconds between two refreshes of one account.
    ///   - holder: names this process in leases.
    ///   - onChange: called after records of a person changed; entities are made anew from the store then.
    package init(
        client: WithingsClient, store: any BridgeStore, vault: TokenVault, clock: any WallClock, interval: Double,
        holder: String, logger: Logger, onChange: @escaping @Sendable (WithingsUserID) async -> Void
    ) {
        self.client = client
    }

    /// Runs until cancelled or told to stop gracefully.
    package func run() async throws {}

    /// Starts with a new account at once; for an account that was relinked, goes on at once.
    package func accountLinked(_ account: Account) async {}
    package func accountUnlinked(_ user: WithingsUserID) async {}

    /// Refreshes now, one person or all.
    package func syncNow(_ user: WithingsUserID? = nil) async {}

    /// Every linked account's state, in the order in which they were linked.
    package func statuses() async -> [AccountStatus] { [] }
}
