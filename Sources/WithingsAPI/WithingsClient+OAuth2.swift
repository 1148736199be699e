import WithingsModel

extension WithingsClient {
    /// The scopes that everything in the public API needs.
    public static let allScopes = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]

    /// The address of Withings' consent page.
    ///
    /// - Parameter redirectURI: exactly as registered in the developer dashboard.
    public func authorizeURL(state: String, redirectURI: String, scopes: [String] = allScopes) -> String {
        ""
    }

    /// The address that signs the browser out of Withings first and then goes on to the consent page, for the second
    /// person of a household.
    public func signOutURL(thenAuthorize authorizeURL: String) -> String {
        ""
    }

    /// Exchanges an authorization code, which lives thirty seconds and works once, for tokens.
    public func exchange(code: String, redirectURI: String) async throws(WithingsError) -> OAuth2Grant {
        throw .notYet
    }

    /// Gets new tokens for a refresh token. Keep the answer before using it: the refresh token rotates.
    public func refresh(_ refreshToken: String) async throws(WithingsError) -> OAuth2Grant {
        throw .notYet
    }

    /// Ends the access of this application to a person's data, and all its notifications.
    public func revoke(user: WithingsUserID) async throws(WithingsError) {
        throw .notYet
    }

    /// Asks for a nonce, which also shows whether client id and secret fit together.
    public func nonce() async throws(WithingsError) -> String {
        throw .notYet
    }
}
