import WithingsModel

/// Shares Withings' limit of requests, which counts all requests of an application together, among everyone who asks.
///
/// At most ``requestsPerMinute`` requests are admitted in any ``window``, which is a little longer than Withings' minute:
/// what leaves here a minute apart may arrive there less than a minute apart. Only what is worthless within seconds goes
/// beyond (``Priority/expiring``). Within a priority whoever came first goes first. What somebody waits for goes before fresh
/// data, and that before backfill, which also leaves a ``reserve``; but where fresh data alone takes everything, backfill
/// still gets on with one request in ten. The detail within a history comes last, and leaves more free while people are being
/// linked. `wait_seconds` of a refusal (status 601) holds everybody back, though never longer than ``longestHold``: one answer
/// that is out of its mind must not stop everybody else. Time is taken from
/// ``WithingsModel/WallClock/uptime``, so that setting the clock of the machine neither opens the gates nor closes them.
///
/// What was admitted is remembered as long as this lives and no longer. A program that is started again right after it
/// used everything may therefore go over Withings' limit in its first minute. That is left to Withings to say, because
/// it costs a wait and no data: the first refusal holds everybody back for as long as it asks, and what was refused is
/// asked again. Starting slowly instead would make every start pay for what few starts need.
public actor RequestBudget {
    public enum Priority: Int, Sendable, Comparable {
        /// The course of nights and days long past, of which there are thousands.
        case detail
        case backfill, fresh
        /// Somebody sits before a page and waits for it: it goes before everything else.
        case awaited
        /// What is sent is worthless within seconds, as an authorization code is: it never waits, not even where Withings may
        /// refuse it for being one too many.
        case expiring
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        var isHistory: Bool { self <= .backfill }
    }

    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct Admission {
        var at: Double
        var priority: Priority
    }

    /// Seconds within which no more than ``requestsPerMinute`` requests are admitted: Withings' minute, and a margin for
    /// requests that take longer on their way than those after them.
    public static let window = 62.0
    /// Seconds that one refusal holds everybody back at most. Withings counts by the minute, and the longest wait that was ever
    /// seen is 188 s; who still is one too many after this is told so by the next answer.
    public static let longestHold = 300.0
    /// Where backfill waits, and has not even had this part of the requests lately…
    private static let guaranteedPart = 10
    /// …it goes next after so many requests for fresh data.
    private static let turnsOfFresh = 9
    /// Sums of seconds may miss their mark by rounding.
    private static let rounding = 1e-6

    public let requestsPerMinute: Int
    /// What backfill leaves free of ``requestsPerMinute``, so that fresh data need not wait.
    public let reserve: Int
    private let clock: any WallClock
    /// When requests were admitted, oldest first.
    private var admissions: [Admission] = []
    private var closedUntil = -Double.infinity
    private var waiters: [Priority: [Waiter]] = [:]
    /// How many requests for fresh data went before backfill that waits, since backfill last had its turn.
    private var overtaking = 0
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
        if priority == .expiring { return note(priority, at: now) }
        if isBackfillsTurn { admitWaiters() }
        // Whoever waits already with the same or a higher priority comes first.
        let isFirst = waiters.allSatisfy { $0.key < priority || $0.value.isEmpty } && !isBackfillsTurn
        if isFirst, opens(for: priority) <= now + Self.rounding {
            note(priority, at: now)
            // It may be backfill's turn from here on.
            if isBackfillsTurn { setAlarm() }
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

    /// Holds every request back for so many seconds, up to ``longestHold``, because Withings refused one.
    public func holdBack(seconds: Double) {
        guard let seconds = WithingsError.bounded(seconds) else { return }
        closedUntil = max(closedUntil, clock.uptime + min(seconds, Self.longestHold))
    }

    /// What backfill took lately is gone for a while. Where it waits for more it gets half of the rest, and otherwise a tenth
    /// stays free for what comes between, such as notifications.
    public func evenPace(of requests: Int) async -> Double {
        forget(before: clock.uptime)
        let left = Double(requestsPerMinute - admissions.count { $0.priority.isHistory })
        let share = isHistoryWaiting ? max(Double(reserve), left / 2) : left * 0.9
        return Double(requests) * Self.window / max(1, share)
    }

    /// How the budget stands, for status pages.
    public var snapshot: Snapshot {
        let now = clock.uptime
        forget(before: now)
        return Snapshot(
            requestsPerMinute: requestsPerMinute,
            usedInLastMinute: admissions.count { $0.at + 60 > now + Self.rounding },
            heldUntil: closedUntil > now ? clock.now + (closedUntil - now) : nil,
            waitingFresh: waiters.filter { !$0.key.isHistory }.reduce(0) { $0 + $1.value.count },
            waitingBackfill: waiters.filter(\.key.isHistory).reduce(0) { $0 + $1.value.count }
        )
    }

    private func forget(before now: Double) {
        let recent = admissions.firstIndex { $0.at + Self.window > now + Self.rounding } ?? admissions.endIndex
        admissions.removeFirst(recent)
    }

    private func note(_ priority: Priority, at now: Double) {
        admissions.append(Admission(at: now, priority: priority))
        overtaking = !priority.isHistory && isHistoryWaiting ? overtaking + 1 : 0
    }

    private var isHistoryWaiting: Bool { waiters.contains { $0.key.isHistory && !$0.value.isEmpty } }

    /// Whether backfill goes next though it would have to leave the reserve, because it hardly had anything lately.
    private var isBackfillsTurn: Bool {
        guard isHistoryWaiting, overtaking >= Self.turnsOfFresh else { return false }
        return admissions.count { $0.priority.isHistory } * Self.guaranteedPart < requestsPerMinute
    }

    /// The uptime from which one more request of this priority is allowed.
    private func opens(for priority: Priority) -> Double {
        guard priority.isHistory, !isBackfillsTurn else { return roomAt(requestsPerMinute) }
        let usual = roomAt(requestsPerMinute - reserve)
        guard priority == .detail, let awaited = admissions.first(where: { $0.priority == .awaited }) else {
            return usual
        }
        // Somebody sits before a page, and first values and the next person of the household are likely to follow.
        return max(usual, min(roomAt(max(1, requestsPerMinute - 2 * reserve)), awaited.at + Self.window))
    }

    /// The uptime from which fewer than so many requests lie within the window.
    private func roomAt(_ share: Int) -> Double {
        guard admissions.count >= share else { return closedUntil }
        return max(closedUntil, admissions[admissions.count - share].at + Self.window)
    }

    private var firstInLine: Priority? {
        waiters.filter { !$0.value.isEmpty && (!isBackfillsTurn || $0.key.isHistory) }.keys.max()
    }

    private func admitWaiters() {
        let now = clock.uptime
        forget(before: now)
        while let priority = firstInLine, opens(for: priority) <= now + Self.rounding {
            let first = waiters[priority]?.removeFirst()
            note(priority, at: now)
            first?.continuation.resume(returning: true)
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
