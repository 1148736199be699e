/// The forms of the first start and of signing in, with what was entered before a fault.
struct FormView: Sendable, Equatable {
    var problem: Problem?
    var name = ""
    var login = ""
    /// Where to go afterwards.
    var next = "/"
    /// Where the form goes.
    var action = ""
}
