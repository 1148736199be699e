import Foundation
import HomeAssistant
import Store
import WithingsModel

/// What is kept about a person beside the records: told events, alerts, choices of the pages, what was brought to Home
/// Assistant. It goes with the records.
struct PersonalDocuments: Sendable {
    /// Collections that keep a person under their id, or under their id and a word.
    private static let named = ["alerts", "answer_fields", "events", "kept_people", "page_choices", "sync_details"]
    /// Besides, once nobody needs it to end notifications at Withings.
    private static let subscriptions = "push_accounts"
    /// Keeps series of all people, each naming its own inside.
    private static let statistics = "home_assistant.statistics"
    /// What is made anew by itself within seconds: how everybody's link stands, and attempts at linking.
    private static let short = ["bridge", "linking"]

    /// Collections that go on naming a person who was removed, and why that is so is in the documentation.
    ///
    /// The broker's keeps the topics that have to be cleared at the next start, and then forgets them.
    /// Removals are those whose file is still to be written anew.
    static let remaining: Set<String> = [
        "audit", "audit.failures", "mqtt", "removals", DiscoveryService.farewellCollection,
    ]

    let documents: any DocumentStore

    /// Removes all of it while the program runs.
    func remove(of user: WithingsUserID) async throws {
        for collection in Self.named {
            for key in try await documents.documents(in: collection).keys
            where key == "\(user)" || key.hasPrefix("\(user).") {
                try await documents.removeDocument(key, in: collection)
            }
        }
        for (key, content) in try await documents.documents(in: Self.statistics)
        where (try? JSONDecoder().decode(Owned.self, from: Data(content)))?.user == user.rawValue {
            try await documents.removeDocument(key, in: Self.statistics)
        }
        // Where nothing was published there is nothing to clear.
        guard try await documents.document("published", in: "mqtt") != nil else { return }
        try await documents.saveDocument([], "\(user)", in: DiscoveryService.farewellCollection)
    }

    /// Removes all of it while the program stands.
    func removeEverything(of user: WithingsUserID) async throws {
        try await remove(of: user)
        try await documents.removeDocument("\(user)", in: Self.subscriptions)
        for collection in Self.short {
            for key in try await documents.documents(in: collection).keys where key != "state-key" {
                try await documents.removeDocument(key, in: collection)
            }
        }
    }

    private struct Owned: Decodable { var user: Int64 }
}
