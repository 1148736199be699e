import Logging
import Store
import WithingsModel

/// Every entity of everybody with its value now, made from the store alone: it is full before the first call to
/// Withings. Whoever shows entities reads them here and hears of changes here.
package actor EntityBoard {
    private let store: any BridgeStore
    private let clock: any WallClock
    private let logger: Logger
    private let broadcast = ChangeBroadcast()
    private let readBroadcast = ChangeBroadcast()
    private var contents = BoardContents()
    private var readings = 0

    package init(store: any BridgeStore, clock: any WallClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Makes everybody's entities anew, also for people who came or went. Trouble with one person's records does not
    /// keep the others from being shown; it is thrown at the end.
    package func refreshAll() async throws {
        try await refresh { _ in true }
    }

    /// Makes one person's entities anew.
    package func refresh(_ user: WithingsUserID) async throws {
        try await refresh { $0 == user }
    }

    /// Makes the entities anew of those for whom another day has begun.
    package func tick() async throws {
        let now = clock.nowSeconds
        let due = Set(contents.shelves.filter { !$0.value.drafts.validity.contains(now) }.keys)
        if !due.isEmpty { try await refresh(due.contains) }
    }

    /// All entities: people in the order in which they were linked, products after them.
    package func entities() -> [Entity] { contents.entities }

    /// The entity of an entity id; nil where there is none.
    package func entity(_ entityID: String) -> Entity? { contents.entity(entityID) }

    /// The linked people, in the order in which they were linked.
    package func people() -> [Person] { contents.people }

    /// A value after every change of any entity, person or product. What is missed while busy is folded into one.
    package nonisolated func changes() -> AsyncStream<Void> { broadcast.listen() }

    /// A value each time the store was read anew, whether or not anything shows something else now: the past may be
    /// another one.
    package nonisolated func rereadings() -> AsyncStream<Void> { readBroadcast.listen() }

    private func refresh(_ isDue: (WithingsUserID) -> Bool) async throws {
        readings += 1
        let reading = readings
        let accounts = try await store.accounts()
        var records: [WithingsUserID: PersonRecords] = [:]
        var fault: (any Error)?
        for account in accounts where isDue(account.user) || contents.shelves[account.user] == nil {
            do {
                records[account.user] = try await PersonRecords(of: account.user, from: store)
            } catch {
                fault = fault ?? error
                logger.error("a person's records could not be read", metadata: ["reason": "\(error)"])
            }
        }
        if contents.show(accounts, records, reading: reading, now: clock.nowSeconds) { broadcast.send() }
        readBroadcast.send()
        if let fault { throw fault }
    }
}
