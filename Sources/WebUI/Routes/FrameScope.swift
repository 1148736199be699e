/// What the frame around every page sees.
struct FrameScope: Sendable {
    struct Link: Sendable {
        var address: String
        var label: String
        var isHere: Bool
    }

    struct LanguageChoice: Sendable {
        var code: String
        var label: String
        var isHere: Bool
    }

    /// Something for the script to do on this page, as a `data-` attribute of the body.
    struct Duty: Sendable {
        var name: String
        var value: String
    }

    var t: [String: String]
    var lang: String
    var isRightToLeft = false
    var title: String
    var siteName: String
    var iconURL = StaticFile.icon.address
    var styleURL = StaticFile.style.address
    var touchIconURL = StaticFile.icon192.address
    var graphStyleURL = StaticFile.graphStyle.address
    var scriptURL = StaticFile.script.address
    /// Where no script runs: seconds after which the page is loaded again, with an address where it is another one.
    var refreshAfter: String?
    var duties: [Duty]
    /// Whether what is shown is made up, and can be left again.
    var isDemo = false
    /// Where one can let things happen to the made-up people.
    var demoCloud: String?
    var isSignedIn: Bool
    var links: [Link]
    var formToken: String
    var here: String
    var languages: [LanguageChoice]
    var version: String
    /// Further scripts of the page, in their order.
    var scripts: [String] = []
    /// The page itself, already made.
    var body: String
}
