import WithingsModel

/// What stands in an answer that gives tokens.
struct TokenFields {
    /// Withings' own lifetime of an access token, for an answer that does not say.
    private static let usualLifetime: Int64 = 10_800
    /// A year is far beyond any lifetime, and safe to add to any time.
    private static let longestLifetime: Int64 = 31_536_000

    private(set) var user: WithingsUserID?
    private(set) var accessToken: String?
    private(set) var refreshToken: String?
    /// Seconds from the answer on.
    private(set) var lifetime = usualLifetime
    private(set) var scope = ""

    static func read(_ reader: inout JSONReader) throws(JSONFault) -> TokenFields {
        var fields = TokenFields()
        guard try reader.enterMap() else { throw reader.contentFault("The tokens are missing.") }
        while let key = try reader.nextKey() {
            switch key {
            case "userid": if case .value(let number) = try reader.integer() { fields.user = WithingsUserID(number) }
            case "access_token": fields.accessToken = try reader.token() ?? fields.accessToken
            case "refresh_token": fields.refreshToken = try reader.token() ?? fields.refreshToken
            case "expires_in":
                if case .value(let number) = try reader.integer(), number > 0 {
                    fields.lifetime = min(number, longestLifetime)
                }
            case "scope": fields.scope = try reader.token() ?? ""
            default: try reader.skipValue()
            }
        }
        return fields
    }
}

extension JSONReader {
    fileprivate mutating func token() throws(JSONFault) -> String? {
        if case .value(let words) = try words() { words.decoded } else { nil }
    }
}
