import WithingsModel

/// A group with what is known of it here beside what Withings says.
package struct KeptMeasureGroup: Sendable, Equatable {
    package var group: MeasureGroup
    /// When it was found to be gone at Withings; nil while it is there.
    package var deletedAt: EpochSeconds?
    /// What the owner decided about an ambiguous reading: theirs or not; nil while undecided.
    package var isClaimed: Bool?
    /// What it said before, the version that was replaced last first; empty for nearly every group.
    package var earlier: [EarlierVersion]

    package init(
        group: MeasureGroup,
        deletedAt: EpochSeconds? = nil,
        isClaimed: Bool? = nil,
        earlier: [EarlierVersion] = []
    ) {
        self.group = group
        self.deletedAt = deletedAt
        self.isClaimed = isClaimed
        self.earlier = earlier
    }
}
