import Store

/// A name that this installation keeps for good: for leases, and as client id at the broker.
enum InstanceIdentity {
    static func identity(in documents: any DocumentStore) async throws -> String {
        if let known = try await documents.document("identity", in: "instance") {
            return String(decoding: known, as: UTF8.self)
        }
        let made = (0..<8).map { _ in String(UInt8.random(in: 0...255), radix: 16) }
            .map { $0.count == 1 ? "0" + $0 : $0 }.joined()
        try await documents.saveDocument([UInt8](made.utf8), "identity", in: "instance")
        return made
    }
}
