import Logging
import ServiceLifecycle
import Store
import WithingsAPI
import WithingsModel

/// Keeps every linked account's record up to date: current values at once, the history newest first in the background,
/// then a refresh every interval, the accounts spread over it.
package actor SyncService: Service {
    private let client: WithingsClient
    private let store: any BridgeStore
    private let clock: any WallClock
    private let interval: Double
    private let random: @Sendable () -> Double
    private let logger: Logger
    private let listeners: SyncListeners
    package nonisolated let webhook: Webhook
    private let keeper: TokenKeeper

    /// In the order in which they were linked.
    private var syncs: [AccountSync] = []
    private var isLoaded = false
    private let starting = AsyncStream.makeStream(of: AccountSync.self)
    /// What Withings posted and nobody has looked at yet. In a flood the newest are dropped: what they announce is
    /// found all the same.
    let posted = AsyncStream.makeStream(of: WithingsNotification.self, bufferingPolicy: .bufferingOldest(512))

    /// - Parameters:
    ///   - interval: seconds between two refreshes of one account.
    ///   - holder: names this process in leases.
    ///   - random: from 0 to 1; scatters waits so that nobody asks in step.
    ///   - webhook: where Withings is to notify.
    ///   - onNews: called when something was measured or noticed just now; never for what is fetched from the past, read
    ///     again, or found at the very first turn after linking.
    ///   - onBedEvent: called when Withings notified that somebody got into bed or out of it.
    ///   - onChange: called after records of a person changed; entities are made anew from the store then.
    package init(
        client: WithingsClient,
        store: any BridgeStore,
        vault: TokenVault,
        clock: any WallClock,
        interval: Double,
        holder: String,
        logger: Logger,
        webhook: Webhook = .none,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        onNews: @escaping @Sendable (WithingsUserID, RecordNews) async -> Void = { _, _ in },
        onBedEvent: @escaping @Sendable (WithingsUserID, BedEvent) async -> Void = { _, _ in },
        onChange: @escaping @Sendable (WithingsUserID) async -> Void
    ) {
        self.client = client
        self.store = store
        self.clock = clock
        self.interval = interval
        self.random = random
        self.logger = logger
        self.webhook = webhook
        listeners = SyncListeners(onChange: onChange, onNews: onNews, onBedEvent: onBedEvent)
        keeper = TokenKeeper(
            client: client,
            store: store,
            vault: vault,
            clock: clock,
            holder: holder,
            logger: logger
        )
    }

    /// Runs until cancelled or told to stop gracefully.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.serve() }
    }

    /// Starts with a new account at once; for an account that was relinked, goes on at once.
    package func accountLinked(_ account: Account) async {
        await end(account.user)
        add(account, isKnown: false)
        await place()
    }

    package func accountUnlinked(_ user: WithingsUserID) async {
        await end(user)
        try? await store.removeDocument(user.description, in: DetailQueue.collection)
        await place()
    }

    /// Ends the notifications of somebody who was unlinked, as far as Withings lets us.
    package func endNotifications(of user: WithingsUserID, _ tokens: Tokens) async {
        await AccountPush.end(user, tokens, callback: try? webhook.address.get(), client: client, documents: store)
    }

    /// Refreshes now, one person or all.
    package func syncNow(_ user: WithingsUserID? = nil) async {
        for sync in syncs where user == nil || sync.user == user { await sync.refreshSoon() }
    }

    /// Reads everything of one person, or of all, again, to find what was deleted at Withings.
    package func rereadEverything(_ user: WithingsUserID? = nil) async {
        for sync in syncs where user == nil || sync.user == user { await sync.rereadEverything() }
    }

    /// Takes the body of what Withings posted. Returns at once; whatever follows happens afterwards. What is no
    /// notification, or about nobody who is linked, is dropped.
    package nonisolated func take(posted body: [UInt8]) {
        guard let notification = try? WithingsNotification(body: body) else { return }
        take(notification)
    }

    nonisolated func take(_ notification: WithingsNotification) {
        posted.continuation.yield(notification)
    }

    /// Every linked account's state, in the order in which they were linked.
    package func statuses() async -> [AccountStatus] {
        guard isLoaded else {
            let accounts = (try? await store.accounts()) ?? []
            return accounts.map { AccountStatus(account: $0, activity: $0.needsOwner == nil ? .idle : .needsOwner) }
        }
        var statuses: [AccountStatus] = []
        for sync in syncs { statuses.append(await sync.status()) }
        if case .failure(let reason) = webhook.address {
            for place in statuses.indices { statuses[place].push = PushStatus(state: .off, reason: reason) }
        }
        return statuses
    }

    private func serve() async {
        await load()
        await withDiscardingTaskGroup { group in
            group.addTask { await self.readPosted() }
            for await sync in starting.stream { group.addTask { await sync.run() } }
            // Cancelled: a refresh of tokens that somebody waits for must not hold up the end.
            await keeper.stop()
        }
    }

    private func readPosted() async {
        for await notification in posted.stream {
            await syncs.first { $0.user == notification.user }?.notified(notification)
        }
    }

    private func load() async {
        while !isLoaded, !Task.isCancelled {
            do {
                let known = syncs.map(\.user)
                let accounts = try await store.accounts().filter { !known.contains($0.user) }
                for (place, account) in accounts.enumerated() {
                    add(account, isKnown: true, place: place, count: accounts.count)
                }
                isLoaded = true
                await self.place()
            } catch  where Task.isCancelled {
                // Told to stop in the middle of it: nobody asks for it any more.
            } catch {
                logger.error("The accounts could not be read", metadata: ["reason": "\(SyncFault(error).code)"])
                try? await clock.sleep(seconds: Backoff.shortest)
            }
        }
    }

    private func add(_ account: Account, isKnown: Bool, place: Int = 0, count: Int = 1) {
        guard !syncs.contains(where: { $0.user == account.user }) else { return }
        let schedule = SyncSchedule(interval: interval, place: place, count: count)
        let sync = AccountSync(
            account: account,
            isNew: !isKnown,
            calls: AccountCalls(client: client, keeper: keeper, user: account.user),
            keeper: keeper,
            store: store,
            clock: clock,
            schedule: schedule,
            startDelay: isKnown ? schedule.startDelay : 0,
            callback: try? webhook.address.get(),
            random: random,
            logger: logger,
            listeners: listeners
        )
        syncs.insert(sync, at: syncs.firstIndex { $0.linkedAt > account.linkedAt } ?? syncs.endIndex)
        starting.continuation.yield(sync)
    }

    private func end(_ user: WithingsUserID) async {
        await keeper.forget(user)
        while let index = syncs.firstIndex(where: { $0.user == user }) {
            let sync = syncs.remove(at: index)
            await sync.stop()
        }
    }

    /// Gives every account its place in the interval.
    private func place() async {
        for (place, sync) in syncs.enumerated() {
            await sync.take(SyncSchedule(interval: interval, place: place, count: syncs.count))
        }
    }
}
