import Store

/// Keeps attempts that are not over, and the key that signs their states, sealed among the documents.
struct FlowArchive: Sendable {
    let documents: any DocumentStore
    let box: SecretBox
    let random: @Sendable (Int) -> [UInt8]

    private static let collection = "linking"
    private static let keyName = "state-key"
    private static let flowPrefix = "flow/"

    struct Content: Sendable {
        var key: [UInt8]
        var flows: [PendingFlow]
    }

    /// What was kept. Where it was sealed with another key file, the attempts are forgotten and a new key is made:
    /// nothing is lost but a few open tabs.
    func load() async throws -> Content {
        var documents = try await documents.documents(in: Self.collection)
        let sealedKey = documents.removeValue(forKey: Self.keyName)
        guard let sealedKey, let key = try? box.open([UInt8].self, from: sealedKey, as: name(Self.keyName)) else {
            for key in documents.keys { try await self.documents.removeDocument(key, in: Self.collection) }
            let key = random(32)
            try await save(key, Self.keyName)
            return Content(key: key, flows: [])
        }
        let flows = documents.compactMap { try? box.open(PendingFlow.self, from: $0.value, as: name($0.key)) }
        return Content(key: key, flows: flows.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) })
    }

    func save(_ flow: PendingFlow) async throws {
        try await save(flow, Self.flowPrefix + flow.id)
    }

    func remove(_ flow: String) async throws {
        try await documents.removeDocument(Self.flowPrefix + flow, in: Self.collection)
    }

    private func save(_ value: some Encodable, _ key: String) async throws {
        try await documents.saveDocument(box.seal(value, as: name(key)), key, in: Self.collection)
    }

    private func name(_ key: String) -> String { "\(Self.collection)/\(key)" }
}
