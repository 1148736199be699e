import WithingsModel

/// What a measure group said before it was changed at Withings.
package struct EarlierVersion: Sendable, Equatable {
    package var group: MeasureGroup
    /// When the bridge saw that Withings says something else now.
    package var changedAt: EpochSeconds

    /// So many versions of one group are kept, the latest: more often nobody corrects a reading, and an answer that says one
    /// thing and then another all day long must not fill the disk.
    package static let most = 50

    package init(_ group: MeasureGroup, changedAt: EpochSeconds) {
        self.group = group
        self.changedAt = changedAt
    }
}
