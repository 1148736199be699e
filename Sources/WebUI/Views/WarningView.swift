import WebServer

/// Something that the owner should know because nobody would notice it otherwise.
struct WarningView: Sendable, Equatable {
    var message: String
    var hint: String

    /// nil for what this version has no words for; what concerns the bridge itself is among its troubles.
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
        case "removal_unfinished":
            message = words.texts[.troubleRemoval]
            hint = words.texts[.troubleRemovalHint]
        case "key_missing", "key_replaced", "key_put_back", "log_rescued":
            let (said, hinted): (Phrase, Phrase) =
                switch trouble.code {
                case "key_missing": (.troubleKeyMissing, .troubleKeyMissingHint)
                case "key_replaced": (.troubleKeyReplaced, .troubleKeyReplacedHint)
                case "key_put_back": (.troubleKeyPutBack, .troubleTakenAwayHint)
                default: (.troubleLogRescued, .troubleTakenAwayHint)
                }
            message = words.texts(said, ["file": trouble.detail])
            hint = words.texts[hinted]
        default: return nil
        }
    }
}
