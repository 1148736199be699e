/// A program that came in with the owner's sign-in and renews its access by itself, as pages list it.
package struct SignedInClient: Sendable, Equatable, Identifiable {
    package var id: String
    /// The address it calls itself by.
    package var clientID: String
    package var createdAt: Int64
    /// When it last renewed its access; to the hour after a restart. nil: not since it came.
    package var lastUsedAt: Int64?

    package init(id: String, clientID: String, createdAt: Int64, lastUsedAt: Int64? = nil) {
        self.id = id
        self.clientID = clientID
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}
