import WithingsModel

/// A record of any kind, as a list and a page show it.
struct KeptRecord: Sendable {
    /// The last part of its address.
    var item: String
    /// When it was; nil for what has no moment.
    var at: EpochSeconds?
    var title: String
    var detail: String
    var json: @Sendable () -> RecordJSON
    /// Its numbers in words.
    var figures: @Sendable (RecordFigures) -> [RecordFigures.Row]
    /// Where it is drawn.
    var chart: String?
    /// When it was found to be gone at Withings.
    var deletedAt: EpochSeconds?
}
