import WithingsModel

/// Somebody whose removal is not done to its end.
package struct UnfinishedRemoval: Sendable, Equatable {
    /// What is known of a removal from its beginning on.
    package struct Begun: Sendable, Equatable, Codable {
        /// The name by which it was asked for.
        package var name: String
        package var at: EpochSeconds
        /// When the account was linked that goes with it; nil where its link was gone already. It tells that account from one
        /// that was linked again later, whatever the clocks said in between.
        package var linkedAt: EpochSeconds?
    }

    package var user: WithingsUserID
    /// nil where only the file is still to be written anew.
    package var begun: Begun?
}
