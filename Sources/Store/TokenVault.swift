import WithingsModel

/// Keeps tokens sealed in a store.
package struct TokenVault: Sendable {
    private let store: any AccountStore
    private let box: SecretBox

    package init(store: any AccountStore, box: SecretBox) {
        self.store = store
        self.box = box
    }

    /// The name that a person's tokens are sealed under.
    package static func name(of user: WithingsUserID) -> String { "tokens/\(user)" }

    /// The person's tokens, nil where there are none.
    ///
    /// - Throws: ``StoreError`` with `wrongKey` if the key file is not the one they were sealed with.
    package func tokens(of user: WithingsUserID) async throws -> Tokens? {
        guard let sealed = try await store.sealedTokens(of: user) else { return nil }
        return try box.open(Tokens.self, from: sealed, as: Self.name(of: user))
    }

    /// Returns only when the tokens are durable.
    package func save(_ tokens: Tokens, of user: WithingsUserID) async throws {
        try await store.saveSealedTokens(box.seal(tokens, as: Self.name(of: user)), of: user)
    }
}
