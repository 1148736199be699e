import Store
import Sync
import WebServer

/// A linked person as one of Home Assistant's config entries.
enum EntryJSON {
    /// - Parameter status: how the sync of the account stands; nil where it has not begun.
    static func entry(_ account: Account, status: AccountStatus?) -> JSONValue {
        let (state, reason) = state(account, status)
        return [
            "created_at": .number("\(account.linkedAt).0"), "entry_id": .string(account.id), "domain": "withings",
            "modified_at": .number("\(account.linkedAt).0"), "title": .string(account.profile), "source": "user",
            "state": .string(state), "supports_options": false, "supports_remove_device": false,
            "supports_unload": true, "supports_reconfigure": true, "supported_subentry_types": [:],
            "pref_disable_new_entities": false, "pref_disable_polling": false, "disabled_by": nil,
            "reason": .optional(reason), "error_reason_translation_domain": nil, "error_reason_translation_key": nil,
            "error_reason_translation_placeholders": nil, "num_subentries": 0,
        ]
    }

    /// Home Assistant's state of the entry and why it is not `loaded`.
    private static func state(_ account: Account, _ status: AccountStatus?) -> (String, String?) {
        let fault = status?.fault.map { "\($0.message) \($0.hint)" }
        if status?.activity == .needsOwner { return ("setup_error", fault ?? account.needsOwner) }
        if let reason = account.needsOwner { return ("setup_error", fault ?? reason) }
        if status?.activity == .waiting { return ("setup_retry", fault) }
        return ("loaded", nil)
    }
}
