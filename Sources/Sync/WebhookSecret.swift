import Store

/// The part of the notification address that nobody can guess; made once, and kept.
package enum WebhookSecret {
    private static let collection = "push"
    private static let key = "secret"
    private static let length = 32

    /// Where an earlier version wrote the address down readably, for whoever got a copy of the database, there is a new one from
    /// now on; subscriptions move to it by themselves.
    ///
    /// - Parameter random: makes so many bytes that nobody can guess.
    package static func load(
        from documents: any DocumentStore,
        box: SecretBox,
        random: @Sendable (Int) -> [UInt8] = WebhookSecret.unguessableBytes
    ) async throws -> String {
        let isExposed = try await PushMemory.holdsAddresses(in: documents)
        if !isExposed, let sealed = try await documents.document(key, in: collection),
            let secret = try? box.open(String.self, from: sealed, as: "push/secret"), isSound(secret)
        {
            return secret
        }
        let hexadecimal = Array("0123456789abcdef".utf8)
        let digits = random(length).flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] }
        let secret = String(decoding: digits, as: UTF8.self)
        try await documents.saveDocument(box.seal(secret, as: "push/secret"), key, in: collection)
        // Last: what was cut off begins anew at the next start.
        if isExposed { try await PushMemory.coverAddresses(in: documents) }
        return secret
    }

    private static func isSound(_ secret: String) -> Bool {
        let digits = Set("0123456789abcdef")
        return secret.count == 2 * length && secret.allSatisfy(digits.contains)
    }

    package static let unguessableBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
