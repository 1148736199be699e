/// Where the person's browser goes to give consent.
package struct ConsentLinks: Sendable, Equatable {
    /// Withings' consent page.
    package var authorizeURL: String
    /// The same, after signing the browser out of Withings: for another person in the same browser.
    package var signOutFirstURL: String

    package init(authorizeURL: String, signOutFirstURL: String) {
        self.authorizeURL = authorizeURL
        self.signOutFirstURL = signOutFirstURL
    }
}
