import WebServer

/// Why a command over the WebSocket was not done, in Home Assistant's form.
struct CommandFault: Error, Equatable {
    var code: String
    var message: String

    static func invalid(_ message: String) -> CommandFault { CommandFault(code: "invalid_format", message: message) }
    static func notFound(_ message: String) -> CommandFault { CommandFault(code: "not_found", message: message) }
    static let unknownCommand = CommandFault(code: "unknown_command", message: "Unknown command.")
    static let unknown = CommandFault(code: "unknown_error", message: "Unknown error")
}
