import Access
import WebServer

extension SocketConversation {
    /// Who may come in, in Home Assistant's form: programs that signed in, and long-lived tokens.
    func tokens() async throws -> [JSONValue] {
        let clients = try await api.gatekeeper.signedInClients().map { client in
            row(
                client.id,
                clientID: client.clientID,
                name: nil,
                from: client.createdAt,
                used: client.lastUsedAt,
                until: nil
            )
        }
        let longLived = try await api.gatekeeper.longLivedTokens().map { token in
            row(
                token.id,
                clientID: nil,
                name: token.name,
                from: token.createdAt,
                used: token.lastUsedAt,
                until: token.expiresAt
            )
        }
        return clients + longLived
    }

    func revoke(_ id: String) async throws {
        if try await api.gatekeeper.revokeClient(id) { return }
        if try await api.gatekeeper.revokeLongLivedToken(id) { return }
        throw CommandFault(code: "invalid_token_id", message: "Received invalid token")
    }

    private func row(
        _ id: String,
        clientID: String?,
        name: String?,
        from createdAt: Int64,
        used: Int64?,
        until: Int64?
    ) -> JSONValue {
        [
            "id": .string(id), "client_id": .optional(clientID), "client_name": .optional(name), "client_icon": nil,
            "type": name == nil ? "normal" : "long_lived_access_token", "created_at": StatusJSON.moment(createdAt),
            "last_used_at": StatusJSON.moment(used), "last_used_ip": nil, "expire_at": StatusJSON.moment(until),
            "is_current": .bool(id == standing), "auth_provider_type": name == nil ? "homeassistant" : nil,
        ]
    }
}
