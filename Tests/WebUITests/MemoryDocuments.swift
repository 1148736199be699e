import NIOConcurrencyHelpers
import Store

/// Keeps documents in memory, for tests that need an owner and nothing else.
final class MemoryDocuments: DocumentStore {
    private let content = NIOLockedValueBox<[String: [String: [UInt8]]]>([:])

    func document(_ key: String, in collection: String) async throws -> [UInt8]? {
        content.withLockedValue { $0[collection]?[key] }
    }

    func documents(in collection: String) async throws -> [String: [UInt8]] {
        content.withLockedValue { $0[collection] ?? [:] }
    }

    func saveDocument(_ bytes: [UInt8], _ key: String, in collection: String) async throws {
        content.withLockedValue { $0[collection, default: [:]][key] = bytes }
    }

    func removeDocument(_ key: String, in collection: String) async throws {
        content.withLockedValue { $0[collection]?[key] = nil }
    }
}
