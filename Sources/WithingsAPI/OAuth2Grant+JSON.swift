import WithingsModel

extension OAuth2Grant {
    /// Withings' own lifetime of an access token, for an answer that does not say.
    private static let usualLifetime: Int64 = 10_800

    /// Reads the `body` of the token endpoint.
    ///
    /// - Parameter refreshToken: the one that was sent; it stays valid where the answer has no new one.
    static func read(_ reader: inout JSONReader, refreshToken: String?) throws(JSONFault) -> OAuth2Grant {
        var user: Int64?
        var accessToken: String?
        var refreshToken = refreshToken
        var lifetime = usualLifetime
        var scope = ""
        guard try reader.enterMap() else { throw reader.contentFault("The tokens are missing.") }
        while let key = try reader.nextKey() {
            switch key {
            case "userid": if case .value(let number) = try reader.integer() { user = number }
            case "access_token": if case .value(let words) = try reader.words() { accessToken = words.decoded }
            case "refresh_token": if case .value(let words) = try reader.words() { refreshToken = words.decoded }
            case "expires_in": if case .value(let number) = try reader.integer(), number > 0 { lifetime = number }
            case "scope": if case .value(let words) = try reader.words() { scope = words.decoded ?? "" }
            default: try reader.skipValue()
            }
        }
        guard let user else { throw reader.contentFault("The user's number is missing.") }
        guard let accessToken, let refreshToken else { throw reader.contentFault("A token is missing.") }
        return OAuth2Grant(
            user: WithingsUserID(user),
            accessToken: accessToken,
            refreshToken: refreshToken,
            // A year is far beyond any lifetime, and safe to add to any time.
            expiresIn: min(lifetime, 31_536_000),
            scopes: scope.split { $0 == "," || $0 == " " }.map(String.init)
        )
    }
}
