import Logging
import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    /// Seconds that lie between two refreshes, however often somebody asks.
    private static let shortestGap = 5.0
    /// Sums of seconds may miss their mark by rounding.
    private static let tolerance = 0.001
    /// Seconds up to which the waits after failures grow for those who are refreshed more often.
    private static let minute = 60.0
    /// By how much turns slow down while notifications are proven to come.
    static let calm = 4.0

    /// Refreshes at its turn, for as long as the account needs no help.
    func keepFresh() async {
        guard await prepare() else { return }
        while ownerFault == nil {
            while case let wait = dueAt - clock.uptime, wait > Self.tolerance, !Task.isCancelled {
                await alarm.sleep(seconds: wait, on: clock)
            }
            guard !Task.isCancelled else { return }
            await round()
            await historyAlarm.ring()
            if ownerFault == nil { await push.mayLook() }
        }
    }

    var dueAt: Double {
        let noticed = noticedAt.map { kind, time in max(time, retryAt[kind] ?? time) }
        return min(
            retryAt.values.reduce(regularAt, min),
            noticed.reduce(chaseAt ?? .infinity, min)
        )
    }

    /// Brings the next refresh forward.
    func refreshSoon() async {
        guard ownerFault == nil else { return }
        regularAt = min(regularAt, max(clock.uptime, roundEndedAt + Self.shortestGap))
        retryAt = [:]
        await alarm.ring()
    }

    /// Reads how far everything is. False if the account waits for its owner.
    private func prepare() async -> Bool {
        while cursors.isEmpty, !Task.isCancelled {
            do {
                var read: [RecordKind: SyncCursor] = [:]
                for kind in RecordKind.refreshed + RecordKind.details {
                    read[kind] = try await store.cursor(of: user, for: kind) ?? SyncCursor()
                }
                queue = try await DetailQueue.read(of: user, from: store)
                cursors = read
            } catch {
                faults[.measures] = SyncFault(error).shown(at: clock.nowSeconds)
                await alarm.sleep(seconds: Backoff.shortest, on: clock)
            }
        }
        if let needsOwner = account.needsOwner {
            guard await keeper.isHelped(account) else {
                ownerFault = .init(code: "needs_owner", message: needsOwner, hint: Self.linkAgain, at: clock.nowSeconds)
                return false
            }
            account.needsOwner = nil
        }
        return true
    }

    private static let linkAgain = "Link this person again on the integrations page; every reading is kept."

    /// Asks for everything that is due, one kind after the other; one that fails does not keep the others.
    private func round() async {
        let startedAt = clock.uptime
        let now = startedAt + Self.tolerance
        let isRegular = regularAt <= now
        isRefreshing = true
        defer {
            isRefreshing = false
            roundEndedAt = clock.uptime
        }
        if let time = chaseAt, time <= now {
            // Asked for once, whatever comes of it: the next time follows from what is kept then.
            chaseAt = nil
            isChasing = true
        }
        var due = RecordKind.refreshed.filter { isDue($0, at: now, isRegular: isRegular) }
        // A kind that goes on failing must not be the one question for ever.
        if shutDoor != nil { due.sort { askedAt[$0] ?? 0 < askedAt[$1] ?? 0 } }
        var failed: [(kind: RecordKind, asked: Double)] = []
        var rest = due[...]
        var details = RecordKind.details[...]
        // The detail of what a turn brings is fetched in that very turn.
        var mayLook = isRegular
        var isOver = false
        var isAnswered = false
        while true {
            if rest.isEmpty, mayLook {
                mayLook = false
                await lookAround()
            }
            guard let kind = rest.popFirst() ?? nextDetail(&details, at: now) else { break }
            do throws(SyncFault) {
                try await refresh(kind)
                openDoor()
                isAnswered = true
                ownerAsked.remove(kind)
                note(nil, at: kind)
                retryAt[kind] = nil
                backoffs[kind] = nil
            } catch {
                let fault = error.concerning(kind)
                switch fault.remedy {
                case .stopped:
                    // Most likely the end; if not, no need to hurry.
                    regularAt = max(regularAt, clock.uptime + 1)
                    retryAt = retryAt.mapValues { max($0, clock.uptime + 1) }
                    noticedAt = noticedAt.mapValues { max($0, clock.uptime + 1) }
                    return
                case .owner: return leaveToOwner(fault)
                case .patience:
                    retryAt[kind] = nil
                    openDoor()
                    isAnswered = true
                case .retry(let seconds):
                    failed.append((kind, seconds))
                    // One knock is enough at a door that was shut for everything else.
                    isOver = shutDoor != nil || fault.concernsEverything
                }
                if fault.asksForOwner { ownerAsked.insert(kind) } else { ownerAsked.remove(kind) }
                note(fault, at: kind)
                if isOver {
                    failed += (rest + details).map { ($0, failed.last?.asked ?? 0) }
                    rest = []
                    details = []
                }
            }
        }
        wait(after: failed, isNothingAnswered: !isAnswered && isOver)
        if isRegular {
            regularAt = schedule.turn(after: startedAt, random: random(), pace: await pace())
            if failed.isEmpty { isFirstTurn = false }
        }
    }

    /// By how much turns are apart more than the interval says: where notifications are proven to come, and where so many
    /// people, or so short an interval, would use up Withings' limit at once and then have everybody wait.
    private func pace() async -> Double {
        let wanted = proof.isTrusted(at: clock.uptime) ? Self.calm : 1
        let requests = RecordKind.refreshed.count * schedule.count
        return max(wanted, await calls.client.budget.evenPace(of: requests) / schedule.interval)
    }

    private func isDue(_ kind: RecordKind, at now: Double, isRegular: Bool) -> Bool {
        if let retry = retryAt[kind] { return retry <= now }
        if let noticed = noticedAt[kind], noticed <= now { return true }
        if kind == .sleep, isChasing { return true }
        return isRegular
    }

    private func nextDetail(_ details: inout ArraySlice<RecordKind>, at now: Double) -> RecordKind? {
        while let kind = details.popFirst() {
            if hasFreshDetail(kind), retryAt[kind].map({ $0 <= now }) ?? true { return kind }
            if !hasFreshDetail(kind) { retryAt[kind] = nil }
        }
        return nil
    }

    /// Whoever failed waits, in one step with the others that did; where nothing is answered, everything does.
    private func wait(after failed: [(kind: RecordKind, asked: Double)], isNothingAnswered: Bool) {
        guard let longest = failed.map(\.asked).max() else { return }
        let random = random()
        let limit = max(Self.minute, schedule.interval)
        let waiting = failed.map(\.kind) + retryAt.keys
        if isNothingAnswered || Set(waiting).isSuperset(of: RecordKind.refreshed) {
            var backoff = shutDoor ?? Backoff(limit: limit)
            let opensAt = clock.uptime + backoff.next(asked: longest, random: random)
            shutDoor = backoff
            for kind in RecordKind.refreshed + RecordKind.details { retryAt[kind] = opensAt }
            return
        }
        for (kind, _) in failed {
            let wait = backoffs[kind, default: Backoff(limit: limit)].next(asked: longest, random: random)
            retryAt[kind] = clock.uptime + wait
        }
    }

    /// Withings answers again. What the past met at the shut door is over as well.
    private func openDoor() {
        guard shutDoor != nil else { return }
        shutDoor = nil
        historyFaults = [:]
        historyRetryAt = [:]
    }

    func leaveToOwner(_ fault: SyncFault) {
        ownerFault = fault.shown(at: clock.nowSeconds)
        account.needsOwner = fault.message
    }

    private func note(_ fault: SyncFault?, at kind: RecordKind) {
        if let fault, faults[kind]?.code != fault.code {
            logger.warning("A refresh failed", metadata: metadata(kind, fault))
        } else if fault == nil, faults[kind] != nil {
            logger.info("Refreshing works again", metadata: metadata(kind, nil))
        }
        faults[kind] = fault?.shown(at: clock.nowSeconds)
    }

    func metadata(_ kind: RecordKind, _ fault: SyncFault?) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["profile": "\(account.profile)", "kind": "\(kind.rawValue)"]
        if let fault { metadata["reason"] = "\(fault.code)" }
        return metadata
    }
}
