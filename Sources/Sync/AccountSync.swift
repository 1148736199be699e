import Logging
import Store
import WithingsAPI
import WithingsModel

/// Keeps one account's record up to date, from its linking until it is stopped.
///
/// Two things go on side by side: ``keepFresh()`` and, once the first values are there, ``readHistory()``, which also
/// reads again what may have been deleted. Both move the same cursors, each its own part. Should a crash leave one part a
/// step behind, that step is read again and nothing is kept twice; a part is never ahead of what is kept. Beside them
/// ``AccountPush`` sees to the subscriptions.
actor AccountSync {
    let calls: AccountCalls
    let keeper: TokenKeeper
    let store: any BridgeStore
    let clock: any WallClock
    let random: @Sendable () -> Double
    let logger: Logger
    let push: AccountPush
    private let listeners: SyncListeners

    nonisolated let user: WithingsUserID
    nonisolated let linkedAt: EpochSeconds
    var account: Account
    var schedule: SyncSchedule
    var cursors: [RecordKind: SyncCursor] = [:]
    /// Linked just now: what the first turn brings is the past, whenever it was measured.
    var isFirstTurn: Bool

    // MARK: Turns, all times on the clock that never jumps

    /// When the next regular refresh is due.
    var regularAt: Double
    /// When kinds that failed are tried again before that.
    var retryAt: [RecordKind: Double] = [:]
    /// When kinds that were notified are asked for.
    var noticedAt: [RecordKind: Double] = [:]
    /// When everything is, or was last, asked for because of a notification that nobody understands.
    var strangeAt = -Double.infinity
    /// When each kind was last asked for what is new.
    var askedAt: [RecordKind: Double] = [:]
    var backoffs: [RecordKind: Backoff] = [:]
    var roundEndedAt = -Double.infinity
    /// The last turn got no answer for any kind: until one does, a single question at a time is asked, and none for the past.
    var shutDoor: Backoff?
    var proof = PushProof()
    /// What answers last said beside their lists.
    var beside: [RecordKind: String] = [:]
    /// What Withings' clock is ahead of this machine's, as its answers say.
    var serverOffset: EpochSeconds = 0
    /// The later of what the two clocks say: nothing that was measured lies beyond it, whichever of them is behind.
    var latestNow: EpochSeconds { clock.nowSeconds + max(0, serverOffset) }
    /// The same for what is said to happen just now: a clock at Withings that is days ahead is not believed.
    var believedNow: EpochSeconds {
        serverOffset > RecordStretch.agreement ? clock.nowSeconds : latestNow
    }

    // MARK: Details and nights

    /// Read at the start.
    var queue = DetailQueue()
    /// Windows that are looked into though no summary changed; not worth keeping.
    var looks: Set<DetailWindow> = []
    var lookedAt: [RecordKind: Double] = [:]
    /// How often the answer for a window broke off.
    var detailCuts: [DetailWindow: Int] = [:]
    /// Grows with each course of a night that is kept: an answer that is older than the last one kept proves nothing gone.
    var coursesKept = 0
    /// When the night is asked for again.
    var chaseAt: Double?
    /// That time has come.
    var isChasing = false
    /// When the nights of today were last asked for by their day.
    var nightsAskedAt: EpochSeconds
    var gotUpAt: EpochSeconds?

    // MARK: History

    var historyRetryAt: [HistoryStep: Double] = [:]
    var historyBackoffs: [HistoryStep: Backoff] = [:]
    /// How often the present slice of a kind's history ended before its end.
    var historyCuts: [RecordKind: Int] = [:]
    /// Kinds whose history went on though a slice never came to its end: they are read again as a whole when it is done.
    var uncertain: Set<RecordKind> = []
    /// Recordings whose signal Withings would not give, and until when they are left alone.
    var restingSignals: [RecordKind: [Int64: Double]] = [:]
    /// Kinds of recordings of which no signal is missing.
    var signalsAreThere: Set<RecordKind> = []
    /// Kinds of detail for which nothing was left to fetch above a certain end of the summaries.
    var awaitedSummaries: [RecordKind: EpochSeconds] = [:]
    /// Kinds that somebody wants to have read again altogether.
    var wholeWanted: Set<RecordKind> = []
    /// How far such a reading is.
    var wholeReached: [RecordKind: SyncCursor.Backfill] = [:]
    /// Stretches that notifications named though nothing new was found there: something may be gone.
    var suspects: [RecordKind: [Suspicion]] = [:]
    /// The last looks for deletions that notifications led to, oldest first.
    var suspectedAt: [RecordKind: [Double]] = [:]

    var faults: [RecordKind: AccountStatus.Fault] = [:]
    var historyFaults: [RecordKind: AccountStatus.Fault] = [:]
    var ownerFault: AccountStatus.Fault?
    /// Kinds for which Withings last said that the person has to link again. Where it says so of every kind the account
    /// is shown as waiting for its owner; it is asked on all the same, because only the tokens decide.
    var ownerAsked: Set<RecordKind> = []
    var isRefreshing = false
    var isReadingHistory = false

    let alarm = Alarm()
    let historyAlarm = Alarm()

    private enum Phase { case new, running, ended }
    private var phase = Phase.new
    private var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    private let stopSignal = AsyncStream.makeStream(of: Never.self)
    private let changes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private var untold: [Telling] = []

    private enum Telling {
        case news(RecordNews)
        case bed(BedEvent)
    }

    init(
        account: Account,
        isNew: Bool,
        calls: AccountCalls,
        keeper: TokenKeeper,
        store: any BridgeStore,
        clock: any WallClock,
        schedule: SyncSchedule,
        startDelay: Double,
        callback: CallbackAddress?,
        random: @escaping @Sendable () -> Double,
        logger: Logger,
        listeners: SyncListeners
    ) {
        self.account = account
        isFirstTurn = isNew
        user = account.user
        linkedAt = account.linkedAt
        self.calls = calls
        self.keeper = keeper
        self.store = store
        self.clock = clock
        self.schedule = schedule
        self.random = random
        self.logger = logger
        self.listeners = listeners
        push = AccountPush(
            account: account,
            calls: calls,
            callback: callback,
            documents: store,
            clock: clock,
            logger: logger
        )
        regularAt = clock.uptime + startDelay
        nightsAskedAt = clock.nowSeconds
    }

    /// Runs until cancelled or stopped.
    func run() async {
        guard phase == .new else { return }
        phase = .running
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await self.keepFresh()
                return false
            }
            group.addTask {
                await self.readHistory()
                return false
            }
            group.addTask {
                await self.push.run()
                return false
            }
            group.addTask {
                await self.tell()
                return false
            }
            group.addTask {
                for await _ in self.stopSignal.stream {}
                return true
            }
            for await isOver in group where isOver { group.cancelAll() }
        }
        end()
    }

    /// Returns when nothing of this account is under way any longer.
    func stop() async {
        stopSignal.continuation.finish()
        switch phase {
        case .new: end()
        case .running: await withCheckedContinuation { waitingForEnd.append($0) }
        case .ended: break
        }
    }

    func take(_ schedule: SyncSchedule) { self.schedule = schedule }

    /// Something of the person's record is new.
    func noteChange() { changes.continuation.yield() }

    /// - Parameter news: what is to be told of it.
    func noteChange(_ news: RecordNews) {
        if !news.isEmpty { untold.append(.news(news)) }
        noteChange()
    }

    func note(_ event: BedEvent) {
        untold.append(.bed(event))
        noteChange()
    }

    /// One call for all changes that come while the last one is being worked on, then what is new, in its order.
    private func tell() async {
        for await _ in changes.stream {
            await listeners.onChange(user)
            while !untold.isEmpty {
                switch untold.removeFirst() {
                case .news(let news): await listeners.onNews(user, news)
                case .bed(let event): await listeners.onBedEvent(user, event)
                }
            }
        }
    }

    private func end() {
        phase = .ended
        for waiting in waitingForEnd { waiting.resume() }
        waitingForEnd = []
    }
}
