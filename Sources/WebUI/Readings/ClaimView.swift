/// The question whose reading it is.
struct ClaimView: Sendable {
    var action: String
    var next: String
    var intro: String
    var mine: String
    var not: String
    /// What was decided, with the way back; nil while it is open.
    var decision: String?
}
