import WithingsModel

/// A linked person as everything that offers data sees them.
package struct Person: Sendable, Hashable {
    package var user: WithingsUserID
    /// The profile's name.
    package var name: String

    /// Who entities belong to that are nobody's but the bridge's own.
    package static let bridge = Person(user: WithingsUserID(0), name: "Withings Bridge")

    package init(user: WithingsUserID, name: String) {
        self.user = user
        self.name = name
    }
}
