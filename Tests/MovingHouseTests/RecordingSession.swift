import HomeAssistantLink
import JSONDocument
import TestSupport

/// Remembers what was asked, and answers what it was told to.
final class RecordingSession: HomeAssistantSession {
    let calls = Guarded<[(String, [String: JSONValue])]>([])
    let answers = Guarded<[String: JSONValue]>([:])
    let version = "2026.11.0"

    func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue {
        calls.with { $0.append((type, members)) }
        return answers.with { $0[type] } ?? .null
    }
}
