import WithingsModel

/// Tokens for Withings' demo user, whose data are invented.
public struct DemoAccess: Sendable, Equatable {
    public var accessToken: String
    /// nil where Withings gives none.
    public var refreshToken: String?
    /// Seconds from the answer on.
    public var expiresIn: Int64
    /// nil where Withings does not say.
    public var user: WithingsUserID?

    public init(accessToken: String, refreshToken: String? = nil, expiresIn: Int64, user: WithingsUserID? = nil) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = expiresIn
        self.user = user
    }
}

extension DemoAccess: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show a token.
    public var description: String { "DemoAccess(expiresIn: \(expiresIn), …)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["expiresIn": expiresIn]) }
}
