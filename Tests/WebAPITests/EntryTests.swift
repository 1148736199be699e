import Store
import Sync
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("Entries")
struct EntryTests {
    private static let account = Account(
        id: "0123456789abcdef0123456789abcdef",
        user: WithingsUserID(101),
        profile: "Anna",
        linkedAt: 1_795_447_826,
        scopes: []
    )

    @Test("have the form of Home Assistant 2026.11")
    func form() throws {
        let entry = EntryJSON.entry(Self.account, status: AccountStatus(account: Self.account, activity: .idle))
        #expect(
            entry
                == (json(
                    """
                    {"created_at":1795447826.0,"entry_id":"0123456789abcdef0123456789abcdef","domain":"withings",\
                    "modified_at":1795447826.0,"title":"Anna","source":"user","state":"loaded","supports_options":false,\
                    "supports_remove_device":false,"supports_unload":true,"supports_reconfigure":true,"supported_subentry_types":{},\
                    "pref_disable_new_entities":false,"pref_disable_polling":false,"disabled_by":null,"reason":null,\
                    "error_reason_translation_domain":null,"error_reason_translation_key":null,\
                    "error_reason_translation_placeholders":null,"num_subentries":0}
                    """
                ))
        )
    }

    @Test(
        "say how the person's sync stands",
        arguments: [
            (AccountStatus.Activity.idle, "loaded", false), (.syncing, "loaded", false),
            (.waiting, "setup_retry", true),
            (.needsOwner, "setup_error", true),
        ]
    )
    func states(activity: AccountStatus.Activity, state: String, hasReason: Bool) {
        let fault = AccountStatus.Fault(
            code: "unreachable",
            message: "Withings cannot be reached.",
            hint: "Wait.",
            at: 1
        )
        let entry = EntryJSON.entry(
            Self.account,
            status: AccountStatus(account: Self.account, activity: activity, fault: fault)
        )
        #expect(entry["state"] == .string(state))
        #expect(entry["reason"] == (hasReason ? "Withings cannot be reached. Wait." : .null))
    }

    @Test("of somebody who has to link again say so even before the first sync")
    func needsOwner() {
        var account = Self.account
        account.needsOwner = "The grant was revoked."
        let entry = EntryJSON.entry(account, status: nil)
        #expect(entry["state"] == "setup_error")
        #expect(entry["reason"] == "The grant was revoked.")
    }

    @Test("are listed, filtered, fetched anew and removed; what is kept of the person stays")
    func routes() async throws {
        let bridge = try Bridge()
        try await bridge.store.save(Self.account)
        try await bridge.visit { (visitor: Visitor) async throws in
            let path = "/api/config/config_entries/entry"
            #expect(try await visitor.get(path).json.array?.first?["title"] == "Anna")
            #expect(try await visitor.get(path + "?domain=withings&type=service").json.array?.count == 1)
            #expect(try await visitor.get(path + "?domain=sun").text == "[]")
            #expect(try await visitor.get(path + "?type=helper").text == "[]")
            #expect(
                try await visitor.post("\(path)/\(Self.account.id)/reload", text: "").text
                    == #"{"require_restart":false}"#
            )
            #expect(bridge.orders.with { $0 } == ["sync 101"])
            #expect(try await visitor.delete("\(path)/zz").text == #"{"message":"Invalid entry specified"}"#)
            #expect(try await visitor.post("\(path)/zz/reload", text: "").status == 404)
            #expect(try await visitor.delete("\(path)/\(Self.account.id)").text == #"{"require_restart":false}"#)
            #expect(try await visitor.get(path).text == "[]")
        }
    }

    @Test("in safe mode are none")
    func safeMode() async throws {
        try await Bridge().visit(inSafeMode: true) { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/api/config/config_entries/entry").text == "[]")
        }
    }
}
