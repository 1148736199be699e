import Store
import WithingsModel

/// A page of any kind, ready to be kept.
struct FetchedPage: Sendable {
    var records: RecordPage
    var rows: Int
    /// What the watermark goes by: `modified`, or the moment of recording where Withings lists by that alone.
    var marks: [EpochSeconds]
    var nextOffset: Int64?
    /// There is more that cannot be asked for: what the list does not have may be there all the same.
    var isCutShort = false
    /// What the answer says beside its list: the time zone of the profile, the class of devices, what nobody knows yet. A
    /// JSON object.
    var beside: String?
    /// Withings' own time, where the answer has it.
    var updatedAt: EpochSeconds?
}
