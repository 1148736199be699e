/// A moment as people read it.
struct MomentView: Sendable, Equatable {
    /// `5 min ago`
    var relative: String
    /// `23 Nov 2026, 15:26`, in the time zone of the house.
    var exact: String
    /// For machines, in UTC.
    var iso: String
}
