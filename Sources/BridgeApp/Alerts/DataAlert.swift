import WithingsModel

/// Something that a person should know because nobody would notice it otherwise.
package struct DataAlert: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The person has not measured anything for long, or it does not reach Withings.
        case noData = "no_data"
        /// The bridge has not got through to Withings for long.
        case notSynced = "not_synced"
    }

    package var kind: Kind
    package var profile: String
    /// Since when there is nothing new.
    package var since: EpochSeconds

    package init(kind: Kind, profile: String, since: EpochSeconds) {
        self.kind = kind
        self.profile = profile
        self.since = since
    }

    /// In a plain sentence.
    package var sentence: String {
        switch kind {
        case .noData: "There has been no data from \(profile) since \(MomentWords.utc(since))."
        case .notSynced: "Nothing has been fetched for \(profile) since \(MomentWords.utc(since))."
        }
    }
}
