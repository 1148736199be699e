/// An attempt that is over, kept for a while so that pages can say how it went.
struct FinishedFlow: Sendable {
    var flow: LinkFlow
    /// On the clock that never jumps.
    var finishedAt: Double
}
