import WithingsModel

/// Shares Withings' limit of requests, which counts all requests of an application together, among everyone who asks.
///
/// At most ``requestsPerMinute`` requests are admitted in any sixty seconds. Fresh data goes before backfill, which also
/// leaves a reserve; within a priority whoever came first goes first. `wait_seconds` of a refusal (status 601) holds
/// everybody back. Time is taken from ``WithingsModel/WallClock/uptime``, so that setting the clock of the machine
/// neither opens the gates nor closes them.
public actor RequestBudget {
    public enum Priority: Int, Sendable, Comparable {
        case backfill, fresh
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<Bool, Never>
    }

    private static let window = 60.0
    /// Sums of seconds may miss their mark by rounding.
    private static let rounding = 1e-6

    public let requestsPerMinute: Int
    /// What backfill leaves free of ``requestsPerMinute``, so that fresh data need not wait.
    public let reserve: Int
    private let clock: any WallClock
    /// When requests were admitted, oldest first.
    private var admissions: [Double] = []
    private var heldUntil = -Double.infinity
    private var waiters: [Priority: [Waiter]] = [:]
    private var nextNumber = 0
    private var alarm: (at: Double, task: Task<Void, Never>)?

    /// - Parameter requestsPerMinute: 120 is Withings' limit for an ordinary application; at least 1.
    public init(requestsPerMinute: Int = 120, clock: any WallClock = SystemWallClock()) {
        self.requestsPerMinute = max(1, requestsPerMinute)
        reserve = self.requestsPerMinute / 6
        self.clock = clock
    }

    deinit { alarm?.task.cancel() }

    /// Waits until one more request may be sent.
    ///
    /// - Throws: `cancelled` when the task is cancelled while it waits; the place in the queue is given up then.
    public func admit(_ priority: Priority) async throws(WithingsError) {
        if Task.isCancelled { throw .cancelledRequest }
        let now = clock.uptime
        forget(before: now)
        // Whoever waits already with the same or a higher priority comes first.
        let isQueueEmpty = waiters.allSatisfy { $0.key < priority || $0.value.isEmpty }
        if isQueueEmpty, opens(for: priority) <= now + Self.rounding {
            admissions.append(now)
            return
        }
        nextNumber += 1
        let number = nextNumber
        let isAdmitted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiters[priority, default: []].append(Waiter(number: number, continuation: continuation))
                setAlarm()
            }
        } onCancel: {
            Task { await self.giveUp(number) }
        }
        if !isAdmitted { throw .cancelledRequest }
    }

    /// Holds every request back for so many seconds, because Withings refused one.
    public func holdBack(seconds: Double) {
        guard let seconds = WithingsError.bounded(seconds) else { return }
        heldUntil = max(heldUntil, clock.uptime + seconds)
    }

    /// How the budget stands, for status pages.
    public var snapshot: Snapshot {
        let now = clock.uptime
        forget(before: now)
        return Snapshot(
            requestsPerMinute: requestsPerMinute,
            usedInLastMinute: admissions.count,
            heldUntil: heldUntil > now ? clock.now + (heldUntil - now) : nil,
            waitingFresh: waiters[.fresh]?.count ?? 0,
            waitingBackfill: waiters[.backfill]?.count ?? 0
        )
    }

    private func forget(before now: Double) {
        let recent = admissions.firstIndex { $0 + Self.window > now + Self.rounding } ?? admissions.endIndex
        admissions.removeFirst(recent)
    }

    /// The uptime from which one more request of this priority is allowed.
    private func opens(for priority: Priority) -> Double {
        let share = priority == .fresh ? requestsPerMinute : requestsPerMinute - reserve
        guard admissions.count >= share else { return heldUntil }
        return max(heldUntil, admissions[admissions.count - share] + Self.window)
    }

    private var firstInLine: Priority? {
        waiters.filter { !$0.value.isEmpty }.keys.max()
    }

    private func admitWaiters() {
        let now = clock.uptime
        forget(before: now)
        while let priority = firstInLine, opens(for: priority) <= now + Self.rounding {
            admissions.append(now)
            waiters[priority]?.removeFirst().continuation.resume(returning: true)
        }
        setAlarm()
    }

    /// Sees to it that somebody looks again at the earliest moment that could let the first in line pass.
    private func setAlarm() {
        guard let priority = firstInLine else {
            alarm?.task.cancel()
            alarm = nil
            return
        }
        let time = opens(for: priority)
        if let alarm, alarm.at <= time { return }
        alarm?.task.cancel()
        let clock = clock
        let seconds = max(0.001, time - clock.uptime)
        let task = Task { [weak self] in
            guard (try? await clock.sleep(seconds: seconds)) != nil else { return }
            await self?.ring()
        }
        alarm = (time, task)
    }

    private func ring() {
        alarm = nil
        admitWaiters()
    }

    private func giveUp(_ number: Int) {
        for priority in waiters.keys {
            guard let index = waiters[priority]?.firstIndex(where: { $0.number == number }) else { continue }
            waiters[priority]?.remove(at: index).continuation.resume(returning: false)
        }
        setAlarm()
    }
}
