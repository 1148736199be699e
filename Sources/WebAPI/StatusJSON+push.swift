import Store
import Sync
import WebServer
import WithingsModel

extension StatusJSON {
    /// How Withings' notifications to one account stand.
    static func push(_ push: PushStatus) -> JSONValue {
        let categories = push.categories.map { category -> JSONValue in
            [
                "appli": .int(category.category.rawValue), "state": .string(category.state.rawValue),
                "last_notification": moment(category.lastNotificationAt),
                "fault": category.fault.map(StatusJSON.fault) ?? nil,
            ]
        }
        let reason: JSONValue? = push.reason.map { reason in
            ["code": .string(reason.code), "message": .string(reason.message), "hint": .string(reason.hint)]
        }
        return [
            "state": .string(push.state.rawValue), "reason": reason ?? nil, "checked_at": moment(push.checkedAt),
            "last_notification": moment(push.lastNotificationAt), "fault": push.fault.map(StatusJSON.fault) ?? nil,
            "categories": .array(categories),
        ]
    }

    /// What keeps single kinds, by the kind.
    static func faults(_ faults: [RecordKind: AccountStatus.Fault]) -> JSONValue {
        .object(Dictionary(faults.map { ($0.rawValue, fault($1)) }, uniquingKeysWith: { first, _ in first }))
    }
}
