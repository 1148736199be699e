import Store

extension Gatekeeper {
    /// Every program that came in with the owner's sign-in, oldest first.
    package func signedInClients() async throws(AccessError) -> [SignedInClient] {
        do {
            return try await storedRefreshTokens().values.filter { $0.kind == .normal }
                .map {
                    SignedInClient(
                        id: $0.id,
                        clientID: $0.clientID,
                        createdAt: $0.createdAt,
                        lastUsedAt: $0.lastUsedAt
                    )
                }
                .sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        } catch {
            throw Self.storage(error)
        }
    }

    /// Ends a program's refresh token, and every access token made from it, at once.
    ///
    /// - Returns: false if there is none of that id.
    package func revokeClient(_ id: String) async throws(AccessError) -> Bool {
        do {
            guard try await storedRefreshTokens()[id]?.kind == .normal else { return false }
            refreshTokens?[id] = nil
            try await patientStore.removeDocument(id, in: Collection.refreshTokens)
            return true
        } catch {
            throw Self.storage(error)
        }
    }
}
