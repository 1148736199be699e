/// What reached the record since the last visit.
struct NewsView: Sendable, Equatable {
    struct Item: Sendable, Equatable {
        var text: String
        var when: MomentView
        var address: String
    }

    var heading: String
    var items: [Item]
    var more: String?
}
