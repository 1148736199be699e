/// A token that a person made for a program of theirs, as the page shows it: everything but the token itself, which is
/// seen once, when it is made.
package struct LongLivedToken: Sendable, Equatable, Identifiable {
    package var id: String
    package var name: String
    package var createdAt: Int64
    package var expiresAt: Int64
    /// When it last opened the door; to the hour after a restart. nil: never yet.
    package var lastUsedAt: Int64?

    package init(id: String, name: String, createdAt: Int64, expiresAt: Int64, lastUsedAt: Int64? = nil) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}
