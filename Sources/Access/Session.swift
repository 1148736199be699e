/// Somebody signed in on the pages.
package struct Session: Sendable {
    /// The value of the session cookie.
    package var cookie: String
    /// What every form of the session carries, against cross-site requests.
    package var formToken: String
    /// The owner's name.
    package var name: String

    package init(cookie: String, formToken: String, name: String) {
        self.cookie = cookie
        self.formToken = formToken
        self.name = name
    }
}
