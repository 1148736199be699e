import Logging
import Store
import WithingsModel

extension AccountSync {
    /// Seconds after which the history looks by itself whether there is anything to do.
    private static let idleLook = 3_600.0
    private static let day: EpochSeconds = 86_400
    /// How often a list may end before its end until the history goes on without the rest.
    private static let mostCuts = 4

    /// Reads the whole past, a page at a time, until everything is kept; then what may be gone, and what was fetched
    /// by nobody. A kind begins when its first refresh is done, so that whatever changes from then on is caught by the
    /// refreshes.
    func readHistory() async {
        while ownerFault == nil, !Task.isCancelled {
            guard let step = nextStep else {
                let waits = historyRetryAt.values.filter { $0 > clock.uptime }.map { $0 - clock.uptime }
                await historyAlarm.sleep(seconds: min(Self.idleLook, waits.min() ?? Self.idleLook), on: clock)
                continue
            }
            isReadingHistory = true
            await take(step)
            isReadingHistory = false
        }
    }

    private func isFree(_ step: HistoryStep) -> Bool {
        guard shutDoor == nil, cursors[step.kind.summary]?.succeededAt != nil, faults[step.kind] == nil else {
            return false
        }
        return (historyRetryAt[step] ?? -.infinity) <= clock.uptime
    }

    /// Lists come before what lies within them, and of several the one that is the least far back.
    private var nextStep: HistoryStep? {
        nextPage.map(HistoryStep.page) ?? HistoryStep.all.first { isFree($0) && isWanted($0) }
            ?? nextDetailKind.map(HistoryStep.detail)
    }

    private var nextPage: RecordKind? {
        let open = HistoryPlan.kinds.filter { kind in
            guard let cursor = cursors[kind], cursor.lastModified != nil else { return false }
            return !cursor.backfill.isComplete && isFree(.page(kind))
        }
        // Half-read lists first: an offset is best used soon.
        return open.first { cursors[$0]?.backfill.nextOffset != nil } ?? leastFarBack(open)
    }

    private var nextDetailKind: RecordKind? {
        leastFarBack(
            RecordKind.details.filter { kind in
                guard let cursor = cursors[kind], !cursor.backfill.isComplete, isFree(.detail(kind)),
                    let summary = cursors[kind.summary]?.backfill, summary.isComplete || summary.reachedBackTo != nil
                else { return false }
                return awaitedSummaries[kind] != endOfSummaries(kind)
            }
        )
    }

    /// Above this moment every summary is kept, within which detail lies.
    func endOfSummaries(_ kind: RecordKind) -> EpochSeconds {
        let summary = cursors[kind.summary]?.backfill ?? .init()
        return summary.isComplete ? 0 : summary.reachedBackTo ?? .max
    }

    private func leastFarBack(_ kinds: [RecordKind]) -> RecordKind? {
        func reached(_ kind: RecordKind) -> EpochSeconds { cursors[kind]?.backfill.reachedBackTo ?? .max }
        return kinds.enumerated().max { (reached($0.element), -$0.offset) < (reached($1.element), -$1.offset) }?.element
    }

    private func isWanted(_ step: HistoryStep) -> Bool {
        let kind = step.kind
        let now = clock.nowSeconds
        switch step {
        case .page, .detail: return false
        case .suspect: return suspects[kind]?.isEmpty == false && noticedAt[kind] == nil && !isRefreshing
        case .window: return queue.older(kind, at: now) != nil
        case .signal: return !signalsAreThere.contains(kind)
        case .recent: return isOver(Self.day, since: cursors[kind]?.recentSweptAt, kind)
        case .whole:
            return wholeWanted.contains(kind) || isOver(30 * Self.day, since: cursors[kind]?.wholeSweptAt, kind)
        }
    }

    /// Whether a kind that is there as a whole was last read again so long ago; a moment ahead of the clock is none.
    private func isOver(_ seconds: EpochSeconds, since last: EpochSeconds?, _ kind: RecordKind) -> Bool {
        guard cursors[kind]?.backfill.isComplete == true else { return false }
        guard let last else { return true }
        return abs(clock.nowSeconds - last) >= seconds
    }

    private func take(_ step: HistoryStep) async {
        let kind = step.kind
        do throws(SyncFault) {
            switch step {
            case .page: try await readHistoryPage(of: kind)
            case .suspect: try await readSuspect(kind)
            case .window: try await readOlderWindow(of: kind)
            case .signal: try await readSignal(of: kind)
            case .recent: try await readRecentAgain(kind)
            case .whole: try await readWholeAgain(kind)
            case .detail: try await readDetail(of: kind)
            }
            historyBackoffs[step] = nil
            historyRetryAt[step] = nil
            historyFaults[kind] = nil
        } catch {
            let fault = error.concerning(kind)
            let asked: Double
            switch fault.remedy {
            case .stopped: return historyRetryAt[step] = clock.uptime + 1
            case .owner: return leaveToOwner(fault)
            case .patience: asked = Backoff.longest
            case .retry(let seconds): asked = seconds
            }
            let wait = historyBackoffs[step, default: Backoff()].next(asked: asked, random: random())
            historyRetryAt[step] = clock.uptime + wait
            if fault.concernsEverything { holdHistory(for: wait) }
            if historyFaults[kind]?.code != fault.code {
                logger.warning("Reading the history failed", metadata: metadata(kind, fault))
            }
            historyFaults[kind] = fault.shown(at: clock.nowSeconds)
        }
    }

    /// Nothing else of the history would fare better now.
    private func holdHistory(for seconds: Double) {
        let steps =
            HistoryStep.all + HistoryPlan.kinds.map(HistoryStep.page) + RecordKind.details.map(HistoryStep.detail)
        for step in steps { historyRetryAt[step] = max(historyRetryAt[step] ?? 0, clock.uptime + seconds) }
    }

    private func readHistoryPage(of kind: RecordKind) async throws(SyncFault) {
        let progress = cursors[kind]?.backfill ?? .init()
        guard let slice = HistoryPlan.slice(of: kind, after: progress, now: latestNow) else {
            return
        }
        let page = try await calls.page(
            of: kind,
            .history(slice),
            offset: progress.nextOffset,
            receivedAt: clock.nowSeconds
        )
        let isCut = page.isCutShort && page.nextOffset == nil
        if isCut {
            // What came is kept, and the slice is not read.
            try await keep(page.records)
            historyCuts[kind, default: 0] += 1
            guard historyCuts[kind, default: 0] > Self.mostCuts else { throw .listWasCut }
            uncertain.insert(kind)
        }
        historyCuts[kind] = nil
        let reached = HistoryPlan.progress(progress, after: slice, rows: page.rows, nextOffset: page.nextOffset)
        var records = page.records
        var cursor = cursors[kind] ?? SyncCursor()
        cursor.backfill = reached
        if reached.isComplete, !uncertain.contains(kind) {
            // Everything was read just now; the first reading again can wait as long as any other.
            cursor.recentSweptAt = clock.nowSeconds
            cursor.wholeSweptAt = clock.nowSeconds
        }
        records.cursor = .init(kind, cursor)
        try await keep(records)
        cursors[kind]?.backfill = reached
        cursors[kind]?.recentSweptAt = cursor.recentSweptAt
        cursors[kind]?.wholeSweptAt = cursor.wholeSweptAt
        if reached.isComplete { logger.info("A history is complete", metadata: metadata(kind, nil)) }
    }
}
