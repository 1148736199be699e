import WebServer

/// Why a command over the WebSocket was not done, in Home Assistant's form.
struct CommandFault: Error, Equatable {
    var code: String
    var message: String
    /// Under which Home Assistant's frontends find the sentence in their own language, with what to put into it.
    var translationKey: String?
    var placeholders: [String: String] = [:]

    static func invalid(_ message: String) -> CommandFault { CommandFault(code: "invalid_format", message: message) }
    static func notFound(_ message: String) -> CommandFault { CommandFault(code: "not_found", message: message) }
    static let unknownCommand = CommandFault(code: "unknown_command", message: "Unknown command.")
    static let unknown = CommandFault(code: "unknown_error", message: "Unknown error")

    static func noService(_ domain: String, _ service: String) -> CommandFault {
        var fault = notFound("Service \(domain).\(service) not found.")
        fault.translationKey = "service_not_found"
        fault.placeholders = ["domain": domain, "service": service]
        return fault
    }

    static let noResponse = CommandFault(
        code: "service_validation_error",
        message:
            "Validation error: An action which does not return responses can't be called with return_response=True",
        translationKey: "service_does_not_support_response",
        placeholders: ["return_response": "return_response=True"]
    )

    var json: JSONValue {
        var members: [String: JSONValue] = ["code": .string(code), "message": .string(message)]
        if let translationKey {
            members["translation_key"] = .string(translationKey)
            members["translation_placeholders"] = .object(placeholders.mapValues(JSONValue.string))
            members["translation_domain"] = "homeassistant"
        }
        return .object(members)
    }
}
