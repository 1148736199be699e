import Logging
import Store
import WithingsModel

/// Every entity of everybody with its value now, made from the store alone: it is full before the first call to
/// Withings. Whoever shows entities reads them here and hears of changes here.
package actor EntityBoard {
    private let store: any BridgeStore
    private let clock: any WallClock
    private let logger: Logger
    private let broadcast = Broadcast<Void>(capacity: 1)
    private let readBroadcast = Broadcast<Void>(capacity: 1)
    private var contents: BoardContents
    private var readings = 0

    /// - Parameter preferences: what the owner chose in the configuration.
    package init(
        store: any BridgeStore,
        clock: any WallClock,
        logger: Logger,
        preferences: EntityPreferences = EntityPreferences()
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        contents = BoardContents(preferences: preferences)
    }

    /// Makes everybody's entities anew, also for people who came or went. Trouble with one person's records does not
    /// keep the others from being shown; it is thrown at the end.
    package func refreshAll() async throws {
        if contents.facts == nil, let facts = try await BridgeFacts.load(from: store), contents.facts == nil {
            _ = contents.show(facts, now: clock.nowSeconds)
        }
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

    /// Shows how the bridge itself stands. Until it is told, it is shown as it was told before the last restart.
    package func show(_ facts: BridgeFacts) async {
        let former = contents.facts
        if contents.show(facts, now: clock.nowSeconds) { broadcast.send(()) }
        guard let facts = contents.facts, facts != former else { return }
        do {
            try await facts.save(in: store)
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
        } catch {
            logger.error("how the bridge stands could not be remembered", metadata: ["reason": "\(error)"])
        }
    }

    /// Shows how the bridge itself stands as far as that is known right after a start: the version, who is linked. What is not
    /// known yet stays as it was told before.
    package func begin(_ facts: BridgeFacts) async {
        await show(facts.completed(by: contents.facts))
    }

    /// All entities: people in the order in which they were linked, products after them, then the bridge itself.
    package func entities() -> [Entity] { contents.entities }

    /// All entities in the same order, group by group, each with a number that tells whether anything of it changed.
    package func groups() -> [EntityGroup] { contents.groups }

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
                records[account.user] = try await PersonRecords(
                    of: account.user,
                    from: store,
                    now: clock.nowSeconds
                )
            } catch  where Task.isCancelled {
                throw error
            } catch {
                fault = fault ?? error
                logger.error("a person's records could not be read", metadata: ["reason": "\(error)"])
            }
        }
        if contents.show(accounts, records, reading: reading, now: clock.nowSeconds) { broadcast.send(()) }
        readBroadcast.send(())
        if let fault { throw fault }
    }
}
