/// The question before a person is unlinked.
struct UnlinkView: Sendable, Equatable {
    var title: String
    var user: String
}
