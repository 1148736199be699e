import Store
import WithingsModel

extension AccountSync {
    func status() -> AccountStatus {
        let successes = RecordKind.refreshed.compactMap { cursors[$0]?.succeededAt }
        return AccountStatus(
            account: account,
            activity: activity,
            lastSuccessAt: successes.count == RecordKind.refreshed.count ? successes.min() : nil,
            nextAt: ownerFault == nil ? clock.nowSeconds + EpochSeconds(max(0, dueAt - clock.uptime)) : nil,
            fault: fault,
            backfill: HistoryPlan.kinds.reduce(into: [:]) { $0[$1] = cursors[$1]?.backfill }
        )
    }

    private var activity: AccountStatus.Activity {
        if ownerFault != nil { return .needsOwner }
        if isRefreshing || isReadingHistory { return .syncing }
        return retryAt.isEmpty && historyRetryAt <= clock.uptime ? .idle : .waiting
    }

    private var fault: AccountStatus.Fault? {
        ownerFault ?? RecordKind.refreshed.lazy.compactMap { self.faults[$0] ?? self.historyFaults[$0] }.first
    }
}
