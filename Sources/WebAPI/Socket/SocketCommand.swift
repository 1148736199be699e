import WebServer

/// A command over the WebSocket that is answered once.
struct SocketCommand: Sendable {
    var type: String
    var shape: CommandShape
    var answer: @Sendable (APIRoutes, CommandFields) async throws -> JSONValue

    init(
        _ type: String,
        _ shape: CommandShape = .bare,
        _ answer: @escaping @Sendable (APIRoutes, CommandFields) async throws -> JSONValue
    ) {
        self.type = type
        self.shape = shape
        self.answer = answer
    }

    /// Every command of this kind; ``SocketConversation`` has those that keep a conversation going.
    static let all: [SocketCommand] = core + registries + past + statistics + people

    static let byType = Dictionary(all.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}
