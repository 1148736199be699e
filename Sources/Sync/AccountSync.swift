import Logging
import Store
import WithingsAPI
import WithingsModel

/// Keeps one account's record up to date, from its linking until it is stopped.
///
/// Two things go on side by side: ``keepFresh()`` and, once the first values are there, ``readHistory()``. Both move
/// the same cursors, each its own half. Should a crash leave one half a step behind, that step is read again and nothing
/// is kept twice; a half is never ahead of what is kept.
actor AccountSync {
    let calls: AccountCalls
    let keeper: TokenKeeper
    let store: any BridgeStore
    let clock: any WallClock
    let random: @Sendable () -> Double
    let logger: Logger
    private let onChange: @Sendable (WithingsUserID) async -> Void

    nonisolated let user: WithingsUserID
    nonisolated let linkedAt: EpochSeconds
    var account: Account
    var schedule: SyncSchedule
    var cursors: [RecordKind: SyncCursor] = [:]

    /// When the next regular refresh is due, on the clock that never jumps.
    var regularAt: Double
    /// When kinds that failed are tried again before that.
    var retryAt: [RecordKind: Double] = [:]
    var backoff = Backoff()
    var roundEndedAt = -Double.infinity
    /// What Withings' clock is ahead of this machine's.
    var serverOffset: EpochSeconds = 0
    var historyRetryAt = -Double.infinity
    var historyBackoff = Backoff()

    var faults: [RecordKind: AccountStatus.Fault] = [:]
    var historyFaults: [RecordKind: AccountStatus.Fault] = [:]
    var ownerFault: AccountStatus.Fault?
    var isRefreshing = false
    var isReadingHistory = false

    let alarm = Alarm()
    let historyAlarm = Alarm()

    private enum Phase { case new, running, ended }
    private var phase = Phase.new
    private var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    private let stopSignal = AsyncStream.makeStream(of: Never.self)
    private let changes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(
        account: Account,
        calls: AccountCalls,
        keeper: TokenKeeper,
        store: any BridgeStore,
        clock: any WallClock,
        schedule: SyncSchedule,
        startDelay: Double,
        random: @escaping @Sendable () -> Double,
        logger: Logger,
        onChange: @escaping @Sendable (WithingsUserID) async -> Void
    ) {
        self.account = account
        user = account.user
        linkedAt = account.linkedAt
        self.calls = calls
        self.keeper = keeper
        self.store = store
        self.clock = clock
        self.schedule = schedule
        self.random = random
        self.logger = logger
        self.onChange = onChange
        regularAt = clock.uptime + startDelay
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
                await self.announceChanges()
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

    /// One call for all changes that come while the last one is being worked on.
    private func announceChanges() async {
        for await _ in changes.stream { await onChange(user) }
    }

    private func end() {
        phase = .ended
        for waiting in waitingForEnd { waiting.resume() }
        waitingForEnd = []
    }
}
