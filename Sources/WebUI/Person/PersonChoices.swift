import Charts
import Foundation
import Store
import WithingsModel

/// How a person's values are shown: chosen on their pages, kept with everything else.
struct PersonChoices: Codable, Sendable, Equatable {
    var units: UnitChoice?
    /// The name of a ``PressureGuideline``.
    var guideline: String?

    private static let collection = "page_choices"

    var pressureGuideline: PressureGuideline { guideline.flatMap(PressureGuideline.init) ?? .escHome }

    static func kept(of user: WithingsUserID, in store: any DocumentStore) async -> PersonChoices {
        // Without its choices a page is still a page.
        guard let bytes = try? await store.document("\(user)", in: collection),
            let choices = try? JSONDecoder().decode(PersonChoices.self, from: Data(bytes))
        else { return PersonChoices() }
        return choices
    }

    func keep(for user: WithingsUserID, in store: any DocumentStore) async throws {
        try await store.saveDocument(Array(JSONEncoder().encode(self)), "\(user)", in: Self.collection)
    }
}
