import Logging
import Store
import WithingsModel

extension AccountSync {
    /// Seconds after which the history looks by itself whether it can go on.
    private static let idleLook = 60.0

    /// Reads the whole past, a page at a time, until everything is kept. A kind begins when its first refresh is done,
    /// so that whatever changes from then on is caught by the refreshes.
    func readHistory() async {
        while ownerFault == nil, !Task.isCancelled, !isHistoryComplete {
            let wait = historyRetryAt - clock.uptime
            if wait <= 0, let kind = nextHistoryKind {
                await readHistoryPage(of: kind)
            } else {
                await historyAlarm.sleep(seconds: wait > 0 ? wait : Self.idleLook, on: clock)
            }
        }
    }

    private var isHistoryComplete: Bool {
        !cursors.isEmpty && HistoryPlan.kinds.allSatisfy { cursors[$0]?.backfill.isComplete == true }
    }

    /// The kind whose history is the least far back.
    private var nextHistoryKind: RecordKind? {
        let open = HistoryPlan.kinds.filter { kind in
            guard let cursor = cursors[kind], cursor.lastModified != nil else { return false }
            return !cursor.backfill.isComplete && faults[kind] == nil
        }
        func reached(_ kind: RecordKind) -> EpochSeconds { cursors[kind]?.backfill.reachedBackTo ?? .max }
        // Half-read lists first: an offset is best used soon.
        return open.first { cursors[$0]?.backfill.nextOffset != nil }
            ?? open.enumerated().max { (reached($0.element), -$0.offset) < (reached($1.element), -$1.offset) }?.element
    }

    private func readHistoryPage(of kind: RecordKind) async {
        let progress = cursors[kind]?.backfill ?? .init()
        guard let slice = HistoryPlan.slice(of: kind, after: progress, now: clock.nowSeconds + serverOffset) else {
            return
        }
        isReadingHistory = true
        defer { isReadingHistory = false }
        do throws(SyncFault) {
            let page = try await calls.page(
                of: kind,
                .history(slice),
                offset: progress.nextOffset,
                receivedAt: clock.nowSeconds
            )
            let reached = HistoryPlan.progress(progress, after: slice, rows: page.rows, nextOffset: page.nextOffset)
            var records = page.records
            var cursor = cursors[kind] ?? SyncCursor()
            cursor.backfill = reached
            records.cursor = .init(kind, cursor)
            try await keep(records)
            cursors[kind]?.backfill = reached
            historyBackoff.reset()
            historyFaults[kind] = nil
            if reached.isComplete { logger.info("A history is complete", metadata: metadata(kind, nil)) }
        } catch {
            let fault = error.concerning(kind)
            switch fault.remedy {
            case .stopped: return historyRetryAt = clock.uptime + 1
            case .owner: return leaveToOwner(fault)
            case .patience:
                historyRetryAt = clock.uptime + historyBackoff.next(asked: Backoff.longest, random: random())
            case .retry(let seconds):
                historyRetryAt = clock.uptime + historyBackoff.next(asked: seconds, random: random())
            }
            if historyFaults[kind]?.code != fault.code {
                logger.warning("Reading the history failed", metadata: metadata(kind, fault))
            }
            historyFaults[kind] = fault.shown(at: clock.nowSeconds)
        }
    }
}
