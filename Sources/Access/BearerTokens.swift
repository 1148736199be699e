/// What `/auth/token` gives.
package struct BearerTokens: Sendable {
    package var accessToken: String
    /// Only with an authorization code.
    package var refreshToken: String?
    /// Seconds.
    package var expiresIn: Int

    package init(accessToken: String, refreshToken: String?, expiresIn: Int) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = expiresIn
    }
}

extension BearerTokens: CustomStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show a token.
    package var description: String { "BearerTokens(…)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
