import WithingsModel

/// A linked person as everything that offers data sees them.
package struct Person: Sendable, Hashable {
    package var user: WithingsUserID
    /// The profile's name.
    package var name: String

    package init(user: WithingsUserID, name: String) {
        self.user = user
        self.name = name
    }
}
