import Store
import WithingsModel

/// How the sync of one account stands, for pages and scripts.
package struct AccountStatus: Sendable, Equatable {
    package enum Activity: String, Sendable, Equatable {
        /// Waiting for its next turn.
        case idle
        /// Fetching.
        case syncing
        /// Held back after a fault; tries again by itself.
        case waiting
        /// Only the person can help: see ``AccountStatus/fault``.
        case needsOwner
    }

    /// A fault in plain words.
    package struct Fault: Sendable, Equatable {
        package var code: String
        package var message: String
        package var hint: String
        package var at: EpochSeconds
        /// Withings does not give this to the program, and will not until somebody changes what it may have.
        package var isRefusal: Bool { code == SyncFault.notInPlan || code == SyncFault.forbidden }

        package init(code: String, message: String, hint: String, at: EpochSeconds) {
            self.code = code
            self.message = message
            self.hint = hint
            self.at = at
        }
    }

    package var account: Account
    package var activity: Activity
    /// When measures, sleep, activity, devices and goals were all last fetched without a fault.
    package var lastSuccessAt: EpochSeconds?
    package var nextAt: EpochSeconds?
    package var fault: Fault?
    /// What keeps single kinds; everything else goes on.
    package var faults: [RecordKind: Fault]
    /// The fetch of the history, kind by kind.
    package var backfill: [RecordKind: SyncCursor.Backfill]
    /// Whether Withings tells this program when there is something new.
    package var push: PushStatus

    package init(
        account: Account,
        activity: Activity,
        lastSuccessAt: EpochSeconds? = nil,
        nextAt: EpochSeconds? = nil,
        fault: Fault? = nil,
        faults: [RecordKind: Fault] = [:],
        backfill: [RecordKind: SyncCursor.Backfill] = [:],
        push: PushStatus = PushStatus()
    ) {
        self.account = account
        self.activity = activity
        self.lastSuccessAt = lastSuccessAt
        self.nextAt = nextAt
        self.fault = fault
        self.faults = faults
        self.backfill = backfill
        self.push = push
    }
}
