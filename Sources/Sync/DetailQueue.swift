import Foundation
import Store
import WithingsModel

/// The windows of detail whose summaries changed and that are still to be fetched. Written down before the summaries
/// are kept, so that a crash in between costs a request and not the detail.
struct DetailQueue: Sendable, Codable, Equatable {
    private(set) var windows: [DetailWindow] = []

    /// Seconds that a window counts as fresh after its end.
    private static let freshFor: EpochSeconds = 36 * 3_600
    private static let most = 5_000

    mutating func add(_ new: [DetailWindow]) {
        guard !new.isEmpty else { return }
        var known = Set(windows)
        for window in new where known.insert(window).inserted { windows.append(window) }
        if windows.count > Self.most {
            windows.sort { $0.to < $1.to }
            windows.removeFirst(windows.count - Self.most)
        }
    }

    mutating func remove(_ window: DetailWindow) { windows.removeAll { $0 == window } }

    /// What is to be fetched with the next turn, newest first.
    func fresh(_ kind: RecordKind, at now: EpochSeconds) -> [DetailWindow] {
        windows.filter { $0.kind == kind && $0.to > now - Self.freshFor }.sorted { $0.to > $1.to }
    }

    /// The newest of what can wait.
    func older(_ kind: RecordKind, at now: EpochSeconds) -> DetailWindow? {
        windows.filter { $0.kind == kind && $0.to <= now - Self.freshFor }.max { $0.to < $1.to }
    }

    // MARK: Keeping

    static let collection = "sync_details"

    static func read(of user: WithingsUserID, from documents: any DocumentStore) async throws -> DetailQueue {
        guard let bytes = try await documents.document(user.description, in: collection) else { return DetailQueue() }
        // A queue that cannot be read costs requests at most: it is begun anew.
        return (try? JSONDecoder().decode(DetailQueue.self, from: Data(bytes))) ?? DetailQueue()
    }

    func write(of user: WithingsUserID, to documents: any DocumentStore) async throws {
        if windows.isEmpty {
            try await documents.removeDocument(user.description, in: Self.collection)
        } else {
            let bytes = Array(try JSONEncoder().encode(self))
            try await documents.saveDocument(bytes, user.description, in: Self.collection)
        }
    }
}
