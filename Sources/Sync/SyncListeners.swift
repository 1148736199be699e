import Store
import WithingsModel

/// Who is told what the sync brings.
struct SyncListeners: Sendable {
    /// Records of a person changed; entities are made anew from the store then.
    var onChange: @Sendable (WithingsUserID) async -> Void
    /// Something was measured or noticed just now, as opposed to fetched from the past; told after ``onChange``.
    var onNews: @Sendable (WithingsUserID, RecordNews) async -> Void
    /// Withings notified that somebody got into bed or out of it.
    var onBedEvent: @Sendable (WithingsUserID, BedEvent) async -> Void
}
