import WebServer

/// Something that the owner should know because nobody would notice it otherwise.
struct WarningView: Sendable, Equatable {
    var message: String
    var hint: String

    /// nil for what this version has no words for.
    init?(_ alert: Operations.Alert, in words: PageWords) {
        let names: KeyValuePairs = ["name": alert.profile, "when": words.moments.exact(alert.since)]
        switch alert.code {
        case "no_data":
            message = words.texts(.alertNoData, names)
            hint = words.texts[.alertNoDataHint]
        case "not_synced":
            message = words.texts(.alertNotSynced, names)
            hint = words.texts[.alertNotSyncedHint]
        default: return nil
        }
    }

    /// nil for troubles that the account they concern shows by itself.
    init?(_ trouble: Operations.Trouble, in words: PageWords) {
        switch trouble.code {
        case "disk_full":
            message = words.texts[.troubleDiskFull]
            hint = words.texts[.troubleDiskFullHint]
        case "moved":
            message = words.texts[.troubleMoved]
            hint = words.texts[.troubleMovedHint]
        case "backup_failed":
            message = words.texts[.backupFailed] + " " + trouble.detail
            hint = words.texts[.backupFailedHint]
        case "unknown_proxy":
            message = words.texts(.troubleUnknownProxy, ["address": trouble.detail])
            hint = words.texts(.troubleUnknownProxyHint, ["address": trouble.detail])
        default: return nil
        }
    }
}
