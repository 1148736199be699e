import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    func status() async -> AccountStatus {
        let isTrusted = proof.isTrusted(at: clock.uptime)
        let push = await push.status(isTrusted: isTrusted)
        let nextAt = await nextAt
        let successes = RecordKind.essential.compactMap { cursors[$0]?.succeededAt }
        return AccountStatus(
            account: account,
            activity: activity,
            lastSuccessAt: successes.count == RecordKind.essential.count ? successes.min() : nil,
            nextAt: nextAt,
            fault: fault,
            faults: historyFaults.merging(faults) { _, fresh in fresh },
            backfill: (HistoryPlan.kinds + RecordKind.details).reduce(into: [:]) { $0[$1] = cursors[$1]?.backfill },
            push: push
        )
    }

    /// When the next turn is: not before Withings lets anybody ask again.
    private var nextAt: EpochSeconds? {
        get async {
            guard ownerFault == nil else { return nil }
            let held = await calls.client.budget.heldUntil.map { EpochSeconds($0.rounded(.up)) }
            return max(clock.nowSeconds + EpochSeconds(max(0, dueAt - clock.uptime)), held ?? .min)
        }
    }

    private var activity: AccountStatus.Activity {
        if ownerFault != nil || ownerAsked.isSuperset(of: RecordKind.refreshed) { return .needsOwner }
        if isRefreshing || isReadingHistory { return .syncing }
        let isWaiting = retryAt.keys.contains(where: RecordKind.essential.contains)
        // Steps that merely have their time have not failed.
        let isHeld = historyRetryAt.contains { step, time in
            time > clock.uptime && historyBackoffs[step] != nil && RecordKind.essential.contains(step.kind)
        }
        return isWaiting || isHeld ? .waiting : .idle
    }

    /// What a plan never gives is no fault that somebody waits for, unless it is what everybody has.
    private var fault: AccountStatus.Fault? {
        if let ownerFault { return ownerFault }
        for kind in RecordKind.refreshed + RecordKind.details {
            guard let fault = faults[kind] ?? historyFaults[kind] else { continue }
            if fault.code != SyncFault.notInPlan || RecordKind.essential.contains(kind) { return fault }
        }
        return nil
    }
}
