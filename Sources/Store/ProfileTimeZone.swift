import Foundation
import WithingsModel

/// The time zone of a person's profile, as the last answer about measures said it.
///
/// Most measure groups carry no zone of their own; Withings says the profile's beside the list then, and shows those
/// readings in it. It stays out of the stored groups: they are kept as they came, and who moves house changes none.
package enum ProfileTimeZone {
    /// What answers say beside their lists, one document for each person and kind.
    package static let collection = "answer_fields"

    package static func key(_ kind: RecordKind, _ user: WithingsUserID) -> String {
        "\(user).\(kind.rawValue)"
    }

    /// An IANA name; nil where no answer had one, or one that is none.
    package static func read(of user: WithingsUserID, from documents: any DocumentStore) async throws -> String? {
        struct Beside: Decodable { var timezone: String? }
        guard let bytes = try await documents.document(key(.measures, user), in: collection) else { return nil }
        let name = (try? JSONDecoder().decode(Beside.self, from: Data(bytes)))?.timezone
        return name.flatMap { TimeZone(identifier: $0) == nil ? nil : $0 }
    }
}
