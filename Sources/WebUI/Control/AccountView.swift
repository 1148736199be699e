import Store
import Sync
import WebServer
import WithingsModel

/// One linked account, whole.
struct AccountView: Sendable {
    /// What keeps one kind of record, with the button that mends it.
    struct Fault: Sendable {
        /// The kinds that are kept from coming, told together where the cause is one.
        var kinds: String
        var message: String
        var hint: String?
        var since: MomentView
        var mends: Bool
    }

    struct Category: Sendable {
        var name: String
        /// The class of the mark.
        var state: String
        var label: String
        var last: MomentView?
        var fault: String?
    }

    var notice: String?
    var name: String
    var user: String
    var address: String
    var since: MomentView
    var isOrphan: Bool
    var scopes: String
    var sync: SyncView?
    var faults: [Fault]
    var pushState: String
    var pushLabel: String
    var pushReason: Problem?
    var pushFault: String?
    var pushChecked: MomentView?
    var categories: [Category]
    var hasCategories: Bool
    var kinds: String
    var budget: String?
    var held: String?
    var readings: String
    var relinkLabel: String
    var unlinkLabel: String
    /// Where the part of the page that moves on by itself is.
    var fragment: String

    init(
        _ account: Account,
        isOrphan: Bool,
        status: AccountStatus?,
        cursors: [(RecordKind, SyncCursor)],
        budget: Operations.Budget?,
        in words: PageWords
    ) {
        let texts = words.texts
        let push = status?.push ?? PushStatus()
        name = account.profile
        user = account.user.description
        address = "/integrations/accounts/\(account.user)"
        since = words.moments.view(account.linkedAt)
        self.isOrphan = isOrphan
        scopes = account.scopes.map { scope in
            texts.text(of: "scope", code: "of_" + scope.replacing(".", with: "_")).map { "\($0) (\(scope))" } ?? scope
        }.joined(separator: ", ")
        sync = status.map { SyncView($0, in: words) }
        sync?.place = address
        faults = Self.faults(status, words)
        let isGone = status?.activity == .needsOwner
        (pushState, pushLabel) = isGone ? ("off", texts[.pushWaitsForLink]) : Self.push(push, in: texts)
        pushReason = push.reason.map {
            Problem(
                message: texts.text(of: "push", code: $0.code) ?? $0.message,
                hint: (texts.text(of: "push", code: $0.code, suffix: "Hint") ?? $0.hint).nonEmpty
            )
        }
        pushFault = push.fault.map { texts.text(of: "fault", code: $0.code) ?? $0.message }
        pushChecked = push.checkedAt.map(words.moments.view)
        categories = push.categories.map { Self.category($0, words) }
        hasCategories = !categories.isEmpty
        kinds =
            TableHTML(
                caption: texts[.fetchedTitle],
                headers: [texts[.what], texts[.fetchedLast], texts[.fetchedHistory], texts[.fetchedAgain]],
                rows: cursors.map { kind, cursor in
                    [
                        .init(texts.kind(kind)), .init(cursor.succeededAt.map(words.moments.relative) ?? "–"),
                        // Devices and goals are as they are now.
                        .init(
                            kind == .devices || kind == .goals
                                ? "–" : texts[cursor.backfill.isComplete ? .fetchedWhole : .fetchedUnderWay]
                        ),
                        .init((cursor.wholeSweptAt ?? cursor.recentSweptAt).map(words.moments.relative) ?? "–"),
                    ]
                }
            ).html
        self.budget = budget.map { Self.budget($0, in: texts) }
        held = budget?.heldUntil.flatMap { until in
            until > words.moments.now ? texts(.budgetHeld, ["when": words.moments.relative(until)]) : nil
        }
        readings = PersonTab.readings.address(account.user)
        relinkLabel = texts(.relinkOf, ["name": account.profile])
        unlinkLabel = texts(.unlinkOf, ["name": account.profile])
        fragment = "/fragments/accounts/\(account.user)"
    }

    private static func faults(_ status: AccountStatus?, _ words: PageWords) -> [Fault] {
        let texts = words.texts
        // A link that is gone is said once, above.
        guard let status, status.activity != .needsOwner else { return [] }
        let all = status.faults.sorted { $0.key.rawValue < $1.key.rawValue }
        return Dictionary(grouping: all, by: \.value.code).values.sorted { $0[0].key.rawValue < $1[0].key.rawValue }
            .map { alike in
                let fault = alike.min { $0.value.at < $1.value.at }?.value ?? alike[0].value
                return Fault(
                    kinds: alike.map { texts.kind($0.key) }.joined(separator: ", "),
                    message: texts.text(of: "fault", code: fault.code) ?? fault.message,
                    hint: (texts.text(of: "fault", code: fault.code, suffix: "Hint") ?? fault.hint).nonEmpty,
                    since: words.moments.view(fault.at),
                    mends: fault.code == "forbidden"
                )
            }
    }

    static func budget(_ budget: Operations.Budget, in texts: Texts) -> String {
        texts(.budgetUsed, ["used": "\(budget.used)", "limit": "\(budget.limit)", "waiting": "\(budget.waiting)"])
    }

    private static func push(_ push: PushStatus, in texts: Texts) -> (String, String) {
        switch push.state {
        case .off: ("off", texts[.pushOff])
        case .pending: ("syncing", texts[.pushPending])
        case .faulty: ("waiting", texts[.pushFaulty])
        case .unproven: ("idle", texts[.pushUnproven])
        case .proven: ("idle", texts[.pushProven])
        }
    }

    private static func category(_ category: PushStatus.Category, _ words: PageWords) -> Category {
        let texts = words.texts
        let (state, label): (String, ControlPhrase) =
            switch category.state {
            case .subscribed: ("idle", .categorySubscribed)
            case .pending: ("waiting", .categoryPending)
            case .notAllowed: ("off", .categoryNotAllowed)
            }
        let key = category.category.key
        return Category(
            name: texts.text(of: "category", code: "of_" + key) ?? key.replacing("_", with: " "),
            state: state,
            label: texts[label],
            last: category.lastNotificationAt.map(words.moments.view),
            fault: category.fault.map { texts.text(of: "fault", code: $0.code) ?? $0.message }
        )
    }
}
