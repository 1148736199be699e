import Access
import WebServer

/// Alerts and the audit trail, in our own form.
enum OperationJSON {
    static func alert(_ alert: Operations.Alert) -> JSONValue {
        [
            "alert": .string(alert.code), "profile": .string(alert.profile), "since": StatusJSON.moment(alert.since),
            "message": .string(alert.message),
        ]
    }

    static func entry(_ entry: AuditTrail.Entry) -> JSONValue {
        [
            "at": StatusJSON.moment(entry.at), "event": .string(entry.event), "about": .optional(entry.about),
            "address": .optional(entry.address),
        ]
    }
}
