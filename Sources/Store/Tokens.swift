import WithingsModel

/// An account's OAuth2 tokens.
package struct Tokens: Sendable, Codable, Equatable {
    package var accessToken: String
    package var refreshToken: String
    package var expiresAt: EpochSeconds
    package var obtainedAt: EpochSeconds
    /// The refresh token before this one; kept until a call with the new access token has worked.
    package var previousRefreshToken: String?

    package init(
        accessToken: String,
        refreshToken: String,
        expiresAt: EpochSeconds,
        obtainedAt: EpochSeconds,
        previousRefreshToken: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.obtainedAt = obtainedAt
        self.previousRefreshToken = previousRefreshToken
    }
}

extension Tokens: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show a token.
    package var description: String { "Tokens(…)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
