import Foundation
import Store
import WithingsModel

/// What is remembered of an account's notifications across restarts.
struct PushMemory: Sendable, Codable, Equatable {
    /// When each category was last notified, by its number.
    var notifiedAt: [Int: EpochSeconds] = [:]
    /// Of every address under which subscriptions were made, so that those of an earlier address can be ended; subscriptions
    /// under any other address belong to other programs. Whoever knows an address can notify: so none is kept itself.
    var prints: Set<AddressPrint> = []

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

    /// As earlier versions wrote it down, for whoever read the database.
    private struct Readable: Decodable {
        var notifiedAt: [Int: EpochSeconds]?
        var addresses: Set<String>
    }

    /// Whether an earlier version wrote addresses down.
    static func holdsAddresses(in documents: any DocumentStore) async throws -> Bool {
        try await !readable(in: documents).isEmpty
    }

    /// Puts prints in the place of the addresses that an earlier version wrote down.
    static func coverAddresses(in documents: any DocumentStore) async throws {
        for (key, readable) in try await readable(in: documents) {
            let memory = PushMemory(
                notifiedAt: readable.notifiedAt ?? [:],
                prints: Set(readable.addresses.map(AddressPrint.init(of:)))
            )
            try await documents.saveDocument(Array(try JSONEncoder().encode(memory)), key, in: collection)
        }
    }

    private static func readable(in documents: any DocumentStore) async throws -> [String: Readable] {
        try await documents.documents(in: collection).compactMapValues {
            try? JSONDecoder().decode(Readable.self, from: Data($0))
        }
    }
}
