import JSONDocument

extension HomeAssistantSession {
    /// Whether the token is an administrator's; nil where Home Assistant does not say.
    package func isAdministrator() async throws -> Bool? {
        try await call("auth/current_user")["is_admin"]?.bool
    }
}
