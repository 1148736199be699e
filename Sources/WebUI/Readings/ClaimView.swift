/// The question whose reading it is.
struct ClaimView: Sendable {
    /// Tells its buttons from those of other readings.
    var id: String
    var action: String
    var next: String
    var intro: String
    var mine: String
    var not: String
    /// What was decided, with the way back; nil while it is open.
    var decision: String?
}
