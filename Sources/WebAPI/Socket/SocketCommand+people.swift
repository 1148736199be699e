import Access
import WebServer

extension SocketCommand {
    /// Who is linked, who asks, and tokens for programs.
    static let people: [SocketCommand] = [
        SocketCommand("config_entries/get") { api, fields in
            if let domain = try fields.optionalString("domain"), domain != "withings" { return [] }
            let types = try fields.strings("type_filter")
            if let types, types.isEmpty || types.allSatisfy({ !["service", "integration"].contains($0) }) { return [] }
            return .array(try await api.entryList())
        },
        SocketCommand("config_entries/get_single") { api, fields in
            let id = try fields.string("entry_id")
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
        SocketCommand("auth/long_lived_access_token") { api, fields in
            let made = try await api.gatekeeper.createLongLivedToken(
                name: fields.string("client_name"),
                days: fields.int("lifespan")
            )
            return .string(made.token)
        },
    ]
}
