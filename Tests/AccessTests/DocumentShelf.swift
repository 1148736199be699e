import Store

/// A store of documents in memory that counts who asks and fails when told to.
actor DocumentShelf: DocumentStore {
    private var collections: [String: [String: [UInt8]]] = [:]
    private(set) var reads = 0
    private var isBroken = false
    private var isReadOnly = false
    private var isHanging = false
    private var hanging: [CheckedContinuation<Void, Never>] = []

    func breakDown() { isBroken = true }

    /// As on a full disk: what is there can be read, and nothing written.
    func fill() { isReadOnly = true }
    func makeRoom() { isReadOnly = false }

    /// As while another program holds the database: writing does not come to an end.
    func lock() { isHanging = true }
    func unlock() {
        isHanging = false
        for one in hanging { one.resume() }
        hanging = []
    }

    /// Everything that is kept, names included, as one text.
    var content: String {
        collections.flatMap { name, documents in
            documents.map { "\(name) \($0.key) \(String(decoding: $0.value, as: UTF8.self))" }
        }.joined(separator: "\n")
    }

    func document(_ key: String, in collection: String) throws -> [UInt8]? {
        try count()
        return collections[collection]?[key]
    }

    func documents(in collection: String) throws -> [String: [UInt8]] {
        try count()
        return collections[collection] ?? [:]
    }

    func saveDocument(_ content: [UInt8], _ key: String, in collection: String) async throws {
        try await write()
        collections[collection, default: [:]][key] = content
    }

    func removeDocument(_ key: String, in collection: String) async throws {
        try await write()
        collections[collection]?[key] = nil
    }

    private func write() async throws {
        try count()
        if isReadOnly { throw StoreError(.full, "The disk is full.", hint: "Make room on it.") }
        if isHanging { await withCheckedContinuation { hanging.append($0) } }
    }

    private func count() throws {
        reads += 1
        if isBroken { throw StoreError(.full, "The disk is full.", hint: "Make room on it.") }
    }
}
