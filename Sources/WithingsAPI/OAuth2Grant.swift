import WithingsModel

/// Tokens as the token endpoint gives them.
public struct OAuth2Grant: Sendable, Equatable {
    public var user: WithingsUserID
    public var accessToken: String
    public var refreshToken: String
    /// Seconds from the answer on.
    public var expiresIn: Int64
    /// The scopes that the person accepted; may be fewer than asked for.
    public var scopes: [String]

    public init(
        user: WithingsUserID,
        accessToken: String,
        refreshToken: String,
        expiresIn: Int64,
        scopes: [String]
    ) {
        self.user = user
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = expiresIn
        self.scopes = scopes
    }
}

extension OAuth2Grant: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show a token.
    public var description: String { "OAuth2Grant(user: \(user), …)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
