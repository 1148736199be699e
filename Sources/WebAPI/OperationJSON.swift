import Access
import WebServer

/// Alerts, the audit trail and backups, in our own form.
enum OperationJSON {
    static func alert(_ alert: Operations.Alert) -> JSONValue {
        [
            "alert": .string(alert.code), "profile": .optional(alert.profile.isEmpty ? nil : alert.profile),
            "since": StatusJSON.moment(alert.since),
            "message": .string(alert.message),
        ]
    }

    static func entry(_ entry: AuditTrail.Entry) -> JSONValue {
        [
            "at": StatusJSON.moment(entry.at), "event": .string(entry.event), "about": .optional(entry.about),
            "place": .optional(entry.place), "address": .optional(entry.address),
        ]
    }

    static func backup(_ backup: Operations.Backup) -> JSONValue {
        [
            "name": .string(backup.name), "made_at": StatusJSON.moment(backup.madeAt),
            "bytes": .int(Int(backup.bytes)),
        ]
    }
}
