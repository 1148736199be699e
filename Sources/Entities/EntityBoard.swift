import Logging
import Store
import WithingsModel

/// Every entity of everybody with its value now, made from the store alone: it is full before the first call to
/// Withings. Whoever shows entities reads them here and hears of changes here.
package actor EntityBoard {
    private let store: any BridgeStore

    package init(store: any BridgeStore, clock: any WallClock, logger: Logger) {
        self.store = store
    }

    /// Makes everybody's entities anew, also for people who came or went.
    package func refreshAll() async throws {}
    /// Makes one person's entities anew.
    package func refresh(_ user: WithingsUserID) async throws {}

    /// All entities: people in the order in which they were linked, products after them.
    package func entities() -> [Entity] { [] }
    package func entity(_ entityID: String) -> Entity? { nil }
    package func people() -> [Person] { [] }

    /// A value after every change of any entity, person or product. What is missed while busy is folded into one.
    package nonisolated func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
}
