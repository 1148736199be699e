import JSONDocument

/// The way to a Home Assistant. Tests put another one in its place.
package protocol HomeAssistantLink: Sendable {
    /// Connects, signs in, and closes when the body has ended.
    ///
    /// - Throws: ``HomeAssistantFault``, or what the body throws.
    func withSession<Result: Sendable>(
        _ body: @escaping @Sendable (any HomeAssistantSession) async throws -> Result
    ) async throws -> Result
}

/// One signed-in connection.
package protocol HomeAssistantSession: Sendable {
    /// `2026.11.0`
    var version: String { get async }
    /// Sends a command of Home Assistant's WebSocket API and gives its result.
    ///
    /// - Throws: ``HomeAssistantFault``.
    func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue
}

extension HomeAssistantSession {
    package func call(_ type: String) async throws -> JSONValue { try await call(type, [:]) }
}
