import Access
import Hummingbird

/// Who looks at a page, and how.
struct Visitor: Sendable {
    var words: PageWords
    var session: Session?
    /// What the forms of the page carry.
    var formToken: String
    /// The language that the address asks for, while nobody is signed in who could have chosen one.
    var askedLanguage: String?
    var isSecure: Bool
    /// The page's own path, to come back to.
    var path: String
    /// The same with what was chosen on it.
    var address: String
    /// Whether the page answers a form, so that there is nothing to come back to at its address.
    var isAnswer = false
    /// What stands before every path on the outside.
    var prefix = ""
    /// Whether the page is shown inside Home Assistant.
    var isEmbedded = false

    var texts: Texts { words.texts }
    var isSignedIn: Bool { session != nil }

    /// An address that keeps the language that was asked for.
    func keepingLanguage(_ address: String) -> String {
        guard let askedLanguage, !isSignedIn else { return address }
        return address + (address.contains("?") ? "&" : "?") + "lang=\(askedLanguage)"
    }
}
