import Access
import Hummingbird

/// Who looks at a page, and how.
struct Visitor: Sendable {
    var words: PageWords
    var session: Session?
    /// What the forms of the page carry.
    var formToken: String
    /// Set where the browser has to be given the token of forms before sign-in.
    var newFormCookie: String?
    var isSecure: Bool
    /// The page's own path, to come back to.
    var path: String
    /// What stands before every path on the outside.
    var prefix = ""
    /// Whether the page is shown inside Home Assistant.
    var isEmbedded = false

    var texts: Texts { words.texts }
    var isSignedIn: Bool { session != nil }
}
