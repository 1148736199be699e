import Access
import WebServer

extension SocketCommand {
    /// Who is linked, who asks, and tokens for programs.
    static let people: [SocketCommand] = [
        SocketCommand(
            "config_entries/get",
            CommandShape(.optional("domain"), .optional("type_filter", .listOrOne(of: .text)))
        ) { api, fields in
            if let domain = fields.text("domain"), domain != "withings" { return [] }
            return .array(APIRoutes.isOurKind(fields.texts("type_filter")) ? try await api.entryList() : [])
        },
        SocketCommand("config_entries/get_single", CommandShape(.required("entry_id"))) { api, fields in
            let id = fields.text("entry_id")
            guard let entry = try await api.entryList().first(where: { $0["entry_id"]?.string == id }) else {
                throw CommandFault.notFound("Config entry not found")
            }
            return ["config_entry": entry]
        },
        SocketCommand("auth/current_user") { api, _ in
            let owner = try await api.gatekeeper.ownerProfile()
            return [
                "id": .optional(owner?.id), "name": .optional(owner?.name), "is_owner": true, "is_admin": true,
                "credentials": [["auth_provider_type": "homeassistant", "auth_provider_id": nil]],
                "mfa_modules": [],
            ]
        },
        // Flows that nobody but the program itself began: there are none.
        SocketCommand("config_entries/flow/progress") { _, _ in [] },
        SocketCommand(
            "auth/long_lived_access_token",
            CommandShape(.required("client_name"), .required("lifespan", .number()), .optional("client_icon"))
        ) { api, fields in
            do {
                let made = try await api.gatekeeper.createLongLivedToken(
                    name: fields.text("client_name") ?? "",
                    days: fields.int("lifespan") ?? 0,
                    isAnyLifetime: true
                )
                return .string(made.token)
            } catch let error as AccessError where error.code == .invalidRequest {
                throw CommandFault(code: "unknown_error", message: error.message)
            }
        },
    ]
}
