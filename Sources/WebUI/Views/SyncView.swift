import Store
import Sync
import WithingsModel

/// How the sync of a person stands.
struct SyncView: Sendable, Equatable {
    /// The address of the page that it stands on, where that is not the page's place in the menu.
    var place: String?
    /// A fault with the button that mends it.
    struct Fault: Sendable, Equatable {
        var severity: String
        var message: String
        var hint: String?
        /// True where only linking again helps.
        var needsOwner: Bool
        var profile: String
    }

    /// Withings' user, as digits.
    var user: String
    /// The class of the mark: `idle`, `syncing`, `waiting`, `needsOwner`.
    var state: String
    var label: String
    var last: MomentView?
    var next: MomentView?
    var fault: Fault?
    var backfill: BackfillView?
    var syncLabel: String

    init(_ status: AccountStatus, in words: PageWords) {
        user = status.account.user.description
        state = status.activity.rawValue
        label =
            switch status.activity {
            case .idle: words.texts[status.lastSuccessAt == nil ? .stateNotYet : .stateIdle]
            case .syncing: words.texts[.stateSyncing]
            case .waiting: words.texts[.stateWaiting]
            case .needsOwner: words.texts[.stateNeedsOwner]
            }
        last = status.lastSuccessAt.map(words.moments.view)
        next = status.activity == .idle || status.activity == .waiting ? status.nextAt.map(words.moments.view) : nil
        let needsOwner = status.activity == .needsOwner
        fault = status.fault.map { fault in
            Fault(
                severity: needsOwner ? "bad" : "warn",
                message: words.texts.text(of: "fault", code: fault.code) ?? fault.message,
                hint: (words.texts.text(of: "fault", code: fault.code, suffix: "Hint") ?? fault.hint).nonEmpty,
                needsOwner: needsOwner,
                profile: status.account.profile
            )
        }
        if fault == nil, needsOwner, let reason = status.account.needsOwner {
            fault = Fault(severity: "bad", message: reason, needsOwner: true, profile: status.account.profile)
        }
        // Nothing is being fetched for a link that is gone.
        backfill = needsOwner ? nil : BackfillView(status.backfill, in: words)
        syncLabel = words.texts(.syncNowOf, ["name": status.account.profile])
    }
}
