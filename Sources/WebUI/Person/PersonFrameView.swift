/// The head of every page of a person: whose it is, and the way to their other pages.
struct PersonFrameView: Sendable {
    struct Tab: Sendable, Equatable {
        var address: String
        var label: String
        var isHere: Bool
    }

    var name: String
    /// What the tabs are called for those who hear the page.
    var label: String
    var tabs: [Tab]
}
