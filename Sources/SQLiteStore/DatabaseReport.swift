import Store
import WithingsModel

/// What a database file holds, as found by reading all of it.
package struct DatabaseReport: Sendable, Equatable {
    package var path: String
    package var bytes: Int
    /// How many steps of the schema the file has.
    package var schema: Int
    /// How many this program knows.
    package var knownSchema: Int
    /// The linked people by name; records may belong to others, too.
    package var profiles: [WithingsUserID: String]
    /// Everybody of whom anything is kept.
    package var people: [WithingsUserID]
    /// How many rows each table has.
    package var rows: [String: Int]
    /// Whether there are tokens, and whether the key file that was named opens them.
    package var tokens: Tokens

    package enum Tokens: Sendable, Equatable {
        case none
        /// No key file was named.
        case sealed
        case opened
    }
}
