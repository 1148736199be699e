/// Somebody signed in on the pages.
package struct Session: Sendable {
    /// The value of the session cookie.
    package var cookie: String
    /// What every form of the session carries, against cross-site requests.
    package var formToken: String
    /// The owner's name.
    package var name: String
    /// The language that was chosen on the pages; nil where none was.
    package var language: String?

    package init(cookie: String, formToken: String, name: String, language: String? = nil) {
        self.cookie = cookie
        self.formToken = formToken
        self.name = name
        self.language = language
    }

    /// Whether a form carries this session's token; takes equally long whatever it carries.
    package func isGood(formToken other: String?) -> Bool {
        ConstantTime.equal(formToken.utf8, (other ?? "").utf8)
    }
}

extension Session: CustomStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show the cookie.
    package var description: String { "Session(…)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
