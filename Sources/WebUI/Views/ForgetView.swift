/// The question before what was kept of somebody is deleted.
struct ForgetView: Sendable, Equatable {
    var title: String
    /// How much goes.
    var intro: String
    var user: String
}
