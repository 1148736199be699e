import WithingsModel

/// Somebody whose removal is not done to its end.
package struct UnfinishedRemoval: Sendable, Equatable {
    /// What is known of a removal from its beginning on.
    package struct Begun: Sendable, Equatable, Codable {
        /// The name by which it was asked for.
        package var name: String
        package var at: EpochSeconds
    }

    package var user: WithingsUserID
    /// nil where only the file is still to be written anew.
    package var begun: Begun?
}
