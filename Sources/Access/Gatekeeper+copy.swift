import Store

extension Gatekeeper {
    /// Lets the owner of one store into another with the same password, and with the sessions that are open.
    package static func copyOwner(from: any DocumentStore, to: any DocumentStore) async throws {
        for collection in [Collection.owner, Collection.sessions] {
            for (key, content) in try await from.documents(in: collection) {
                try await to.saveDocument(content, key, in: collection)
            }
        }
    }
}
