import WithingsModel

/// Something that a person should know because nobody would notice it otherwise.
package struct DataAlert: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The person has not measured anything for long, or it does not reach Withings.
        case noData = "no_data"
        /// The bridge has not got through to Withings for long.
        case notSynced = "not_synced"
        /// The scheduled backup does not come about.
        case backupFailed = "backup_failed"
        /// Only the running program has the key still.
        case keyFile = "key_file"
        /// Nothing new can be kept.
        case notKept = "not_kept"
    }

    package var kind: Kind
    /// Empty for what concerns the bridge itself.
    package var profile: String
    /// Since when there is nothing new.
    package var since: EpochSeconds

    /// What is said of it further.
    package var detail: String?

    package init(kind: Kind, profile: String = "", since: EpochSeconds, detail: String? = nil) {
        self.detail = detail
        self.kind = kind
        self.profile = profile
        self.since = since
    }

    private var further: String { detail.map { " " + $0 } ?? "" }

    /// In a plain sentence.
    package var sentence: String {
        switch kind {
        case .noData: "There has been no data from \(profile) since \(MomentWords.utc(since))."
        case .notSynced: "Nothing has been fetched for \(profile) since \(MomentWords.utc(since))."
        case .backupFailed: "The scheduled backup has failed since \(MomentWords.utc(since)).\(further)"
        case .keyFile: "The key file has not been in its place since \(MomentWords.utc(since)).\(further)"
        case .notKept: "Nothing new has been kept since \(MomentWords.utc(since)).\(further)"
        }
    }
}
