import Foundation
import Store
import WithingsModel

/// What is remembered of an account's notifications across restarts.
struct PushMemory: Sendable, Codable, Equatable {
    /// When each category was last notified, by its number.
    var notifiedAt: [Int: EpochSeconds] = [:]
    /// Every address under which subscriptions were made, so that those of an earlier address can be ended; subscriptions
    /// under any other address belong to other programs.
    var addresses: Set<String> = []

    private static let collection = "push_accounts"

    static func read(of user: WithingsUserID, from documents: any DocumentStore) async throws -> PushMemory {
        guard let bytes = try await documents.document(user.description, in: collection) else { return PushMemory() }
        return (try? JSONDecoder().decode(PushMemory.self, from: Data(bytes))) ?? PushMemory()
    }

    func write(of user: WithingsUserID, to documents: any DocumentStore) async throws {
        try await documents.saveDocument(Array(try JSONEncoder().encode(self)), user.description, in: Self.collection)
    }

    static func forget(_ user: WithingsUserID, in documents: any DocumentStore) async throws {
        try await documents.removeDocument(user.description, in: collection)
    }
}
