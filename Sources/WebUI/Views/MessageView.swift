/// A page that says one thing.
struct MessageView: Sendable, Equatable {
    struct Link: Sendable, Equatable {
        var address: String
        var label: String
    }

    var title: String
    var sentences: [String]
    var link: Link?
}
