import Store
import WithingsModel

/// The Withings account that has just been approved, shown before anything is saved, so that the right person is
/// recognised.
package struct ApprovedAccount: Sendable, Equatable {
    package var user: WithingsUserID
    package var scopes: [String]
    /// nil while they could not be looked up: not known is not none.
    package var devices: [Device]?
    /// The newest readings, newest first; a handful. nil while they could not be looked up.
    package var latestReadings: [LatestMeasure]?
    /// The profile this very Withings user is linked to already.
    package var alreadyLinkedTo: String?
    /// When Withings said yes; nil where that is not known.
    package var approvedAt: EpochSeconds?
    /// The profiles of the configuration, with the Withings user each is linked to.
    package var choices: [ProfileChoice]

    package struct ProfileChoice: Sendable, Equatable {
        package var profile: String
        package var linkedTo: WithingsUserID?
        /// Whose records are kept under that name, where it is linked to nobody.
        package var kept: WithingsUserID?
        package init(profile: String, linkedTo: WithingsUserID?, kept: WithingsUserID? = nil) {
            self.profile = profile
            self.linkedTo = linkedTo
            self.kept = kept
        }
    }

    package init(
        user: WithingsUserID,
        scopes: [String],
        devices: [Device]?,
        latestReadings: [LatestMeasure]?,
        alreadyLinkedTo: String?,
        approvedAt: EpochSeconds? = nil,
        choices: [ProfileChoice]
    ) {
        self.user = user
        self.scopes = scopes
        self.devices = devices
        self.latestReadings = latestReadings
        self.alreadyLinkedTo = alreadyLinkedTo
        self.approvedAt = approvedAt
        self.choices = choices
    }
}
