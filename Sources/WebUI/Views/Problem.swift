/// What went wrong, in plain words, with what to do.
struct Problem: Sendable, Equatable {
    var message: String
    var hint: String?
}
