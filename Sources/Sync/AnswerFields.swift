import Foundation
import Store
import WithingsAPI
import WithingsModel

/// What answers say beside their lists: the time zone of the person's profile, the class of devices of a night's course,
/// whatever nobody knows yet. The last of each kind is kept, as one JSON object, so that nothing that Withings says is lost.
enum AnswerFields {
    static let collection = ProfileTimeZone.collection

    /// nil where the answer has its list and what is read of it, and nothing else.
    static func json<Row>(of page: Page<Row>) -> String? {
        guard let timeZone = page.timeZone, let quoted = try? JSONEncoder().encode(timeZone) else {
            return page.unknownFields
        }
        let own = #""timezone":"# + String(decoding: quoted, as: UTF8.self)
        guard let rest = page.unknownFields?.dropFirst().dropLast(), !rest.isEmpty else { return "{\(own)}" }
        return "{\(own),\(rest)}"
    }

    static func read(_ kind: RecordKind, of user: WithingsUserID, from documents: any DocumentStore) async throws
        -> String?
    {
        try await documents.document(key(kind, user), in: collection).map { String(decoding: $0, as: UTF8.self) }
    }

    static func write(
        _ json: String,
        _ kind: RecordKind,
        of user: WithingsUserID,
        to documents: any DocumentStore
    ) async throws {
        try await documents.saveDocument(Array(json.utf8), key(kind, user), in: collection)
    }

    private static func key(_ kind: RecordKind, _ user: WithingsUserID) -> String {
        ProfileTimeZone.key(kind, user)
    }
}
