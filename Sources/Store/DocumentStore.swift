/// Keeps small things that are no records: sign-ins, what was published to a broker, signing keys. Each has a
/// collection and a key.
package protocol DocumentStore: Sendable {
    func document(_ key: String, in collection: String) async throws -> [UInt8]?
    /// Every document of a collection by its key.
    func documents(in collection: String) async throws -> [String: [UInt8]]
    func saveDocument(_ content: [UInt8], _ key: String, in collection: String) async throws
    func removeDocument(_ key: String, in collection: String) async throws
}
