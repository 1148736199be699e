import Store
import WithingsModel

/// Keeps documents in the store, and in memory until the store can: while the disk is full or another program holds the
/// database, nobody waits at the door for it, and what could not be written is written once that is over.
///
/// For what may be lost in the worst case, when the program ends before the store can write again: somebody who signed in
/// meanwhile signs in once more.
package actor WaitingDocuments: DocumentStore {
    private struct Place: Hashable {
        var collection: String
        var key: String
    }

    private struct Entry {
        /// nil: to be removed.
        var content: [UInt8]?
        var number: Int
    }

    /// How long a caller waits for the store, how long a store that cannot write is left alone, and how much of a
    /// collection waits at most.
    static let patience = 1.0
    static let pause = 10.0
    static let limit = 1000

    private let store: any DocumentStore
    private let clock: any WallClock
    private var waiting: [Place: Entry] = [:]
    private var callers: [Place: [AsyncStream<Void>.Continuation]] = [:]
    private var number = 0
    private var isWriting = false
    private var isStuck = false
    private var lastFault: (any Error)?

    package init(store: any DocumentStore, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    /// Whether anything is not in the store yet.
    var isWaiting: Bool { !waiting.isEmpty }

    package func document(_ key: String, in collection: String) async throws -> [UInt8]? {
        if let entry = waiting[Place(collection: collection, key: key)] { return entry.content }
        return try await store.document(key, in: collection)
    }

    package func documents(in collection: String) async throws -> [String: [UInt8]] {
        // Taken before reading: what is written meanwhile is in one or the other.
        let entries = waiting.filter { $0.key.collection == collection }
        var documents = try await store.documents(in: collection)
        for (place, entry) in entries.merging(
            waiting.filter { $0.key.collection == collection },
            uniquingKeysWith: { $1 }
        ) {
            documents[place.key] = entry.content
        }
        return documents
    }

    /// Returns when the document is durable, or after a moment.
    ///
    /// - Throws: what the store says, where too much waits already.
    package func saveDocument(_ content: [UInt8], _ key: String, in collection: String) async throws {
        try await put(content, at: Place(collection: collection, key: key))
    }

    /// Takes effect at once for whoever reads here.
    package func removeDocument(_ key: String, in collection: String) async throws {
        try await put(nil, at: Place(collection: collection, key: key))
    }

    private func put(_ content: [UInt8]?, at place: Place) async throws {
        if let lastFault, waiting[place] == nil,
            waiting.keys.count(where: { $0.collection == place.collection }) >= Self.limit
        {
            throw lastFault
        }
        number += 1
        waiting[place] = Entry(content: content, number: number)
        if !isWriting {
            isWriting = true
            Task { await writeAll() }
        }
        guard !isStuck else { return }
        let (written, caller) = AsyncStream<Void>.makeStream()
        callers[place, default: []].append(caller)
        let timer = Task { [clock] in
            try await clock.sleep(seconds: Self.patience)
            // It is written all the same once the store answers; whoever comes until then does not wait either.
            isStuck = true
            caller.finish()
        }
        for await _ in written {}
        timer.cancel()
    }

    /// Writes what waits, oldest first, until nothing does or the store cannot.
    private func writeAll() async {
        while let (place, entry) = waiting.min(by: { $0.value.number < $1.value.number }) {
            do {
                if let content = entry.content {
                    try await store.saveDocument(content, place.key, in: place.collection)
                } else {
                    try await store.removeDocument(place.key, in: place.collection)
                }
            } catch {
                return waitForTheStore(after: error)
            }
            isStuck = false
            lastFault = nil
            if waiting[place]?.number == entry.number {
                waiting[place] = nil
                release(place)
            }
        }
        isWriting = false
    }

    private func waitForTheStore(after fault: any Error) {
        isStuck = true
        lastFault = fault
        for place in callers.keys { release(place) }
        Task { [weak self, clock] in
            try? await clock.sleep(seconds: Self.pause)
            await self?.writeAll()
        }
    }

    private func release(_ place: Place) {
        for caller in callers.removeValue(forKey: place) ?? [] { caller.finish() }
    }
}
