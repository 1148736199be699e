import WithingsModel

/// One person linked to one Withings account: what Home Assistant calls a config entry.
package struct Account: Sendable, Codable, Equatable, Identifiable {
    /// The entry's id: 32 hexadecimal digits, for good.
    package var id: String
    package var user: WithingsUserID
    /// The profile's name from the configuration.
    package var profile: String
    package var linkedAt: EpochSeconds
    /// The scopes that the person accepted.
    package var scopes: [String]
    /// Why only the person themself can go on (the grant was revoked, say); nil while all is well.
    package var needsOwner: String?

    package init(
        id: String,
        user: WithingsUserID,
        profile: String,
        linkedAt: EpochSeconds,
        scopes: [String],
        needsOwner: String? = nil
    ) {
        self.id = id
        self.user = user
        self.profile = profile
        self.linkedAt = linkedAt
        self.scopes = scopes
        self.needsOwner = needsOwner
    }
}
