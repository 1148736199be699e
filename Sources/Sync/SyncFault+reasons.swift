import Store
import WithingsAPI
import WithingsModel

extension SyncFault {
    static let stopped = SyncFault(code: "stopped", message: "The sync is stopping.", hint: "", remedy: .stopped)

    static let grantEnded = SyncFault(
        code: "invalid_grant",
        message: "Withings no longer accepts this link: it was ended there, or unused for a year.",
        hint: "Link this person again on the integrations page; every reading is kept.",
        remedy: .owner
    )
    static let noTokens = SyncFault(
        code: "no_tokens",
        message: "There is no stored sign-in for this person.",
        hint: "Link this person again on the integrations page; every reading is kept.",
        remedy: .owner
    )
    static let wrongKey = SyncFault(
        code: StoreError.Code.wrongKey.rawValue,
        message: "The stored sign-in of this person was sealed with another key file.",
        hint: "Put the right key file back from a backup and restart, or link this person again; no reading is lost.",
        remedy: .owner
    )
    static let applicationRefused = SyncFault(
        code: "invalid_client",
        message: "Withings does not accept the client id and secret of the configuration.",
        hint: "Compare `client_id` and `client_secret` with Withings' developer dashboard; nobody needs linking again.",
        remedy: .retry(afterSeconds: 300)
    )
    static let otherUser = SyncFault(
        code: "other_user",
        message: "Withings answered a refresh with the tokens of somebody else.",
        hint: "They were not used. Link this person again if this stays.",
        remedy: .retry(afterSeconds: 300)
    )

    static let refreshedElsewhere = SyncFault(
        code: "busy",
        message: "Another process is renewing this person's sign-in.",
        hint: "Nothing needs doing.",
        remedy: .retry(afterSeconds: 10)
    )

    /// A list says that there is more and gives no way on.
    static let listWasCut = SyncFault(
        code: "list_cut",
        message: "Withings says that a list goes on, and does not say where.",
        hint: "It is asked for again; what came is kept.",
        remedy: .retry(afterSeconds: 30)
    )

    /// Withings asked the callback address with HEAD and was not pleased.
    static func addressRefused(_ fault: SyncFault) -> SyncFault {
        var refused = fault
        refused.code = "callback_unreachable"
        refused.message = "Withings cannot reach this program under its external address."
        refused.hint =
            "Open the external address from outside your network; it must answer without a sign-in page in front."
        return refused
    }

    static func paused(seconds: Double) -> SyncFault {
        SyncFault(
            code: "renewal_failed",
            message: "Renewing the sign-in failed a moment ago; it is tried again in a moment.",
            hint: "Nothing needs doing.",
            remedy: .retry(afterSeconds: seconds)
        )
    }

    /// Withings' published class "unauthorized": the plan of the application, not a permission of the person.
    private static let planStatuses: Set<Int> = [214, 277, 2553, 2555]
    static let notInPlan = "not_in_plan"
    /// A permission of the person is missing.
    static let forbidden = WithingsError.Code.forbidden.rawValue

    /// A call that the granted scopes do not cover: said in the words of what is missing.
    func concerning(_ kind: RecordKind) -> SyncFault {
        guard code == WithingsError.Code.forbidden.rawValue, let status else { return self }
        var fault = self
        if Self.planStatuses.contains(status) {
            fault.code = Self.notInPlan
            fault.message = "Withings does not give \(kind.plainWords) to this application."
            fault.hint = "Look at the plan of the application in Withings' dashboard. Everything else goes on."
            return fault
        }
        guard status == 403 else { return self }
        fault.message = "Withings does not let this program read \(kind.plainWords): the permission was not given."
        fault.hint = "Link this person again and leave every box ticked on Withings' page. Everything else goes on."
        return fault
    }

    func shown(at time: EpochSeconds) -> AccountStatus.Fault {
        AccountStatus.Fault(code: code, message: message, hint: hint, at: time)
    }
}

extension RecordKind {
    fileprivate var plainWords: String {
        switch self {
        case .measures: "measures"
        case .sleep: "sleep"
        case .activity: "daily activity"
        case .devices: "devices"
        case .goals: "goals"
        case .workouts: "workouts"
        case .heart: "ECGs"
        case .stethoscope: "stethoscope recordings"
        case .sleepDetail: "the course of nights"
        case .intraday: "the course of days"
        }
    }
}
