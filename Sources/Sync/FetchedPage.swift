import Store
import WithingsModel

/// A page of any kind, ready to be kept.
struct FetchedPage: Sendable {
    var records: RecordPage
    var rows: Int
    var modified: [EpochSeconds]
    var nextOffset: Int64?
    /// Withings' own time, where the answer has it.
    var updatedAt: EpochSeconds?
}
