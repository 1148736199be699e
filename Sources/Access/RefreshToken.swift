import Foundation

/// What a client may ask new access tokens with, or a long-lived token. Kept sealed; of the token itself only the
/// fingerprint.
struct RefreshToken: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        case normal
        case longLived = "long_lived_access_token"
    }

    /// The issuer in the access tokens made from it.
    var id: String
    /// SHA-256 of the token, in hexadecimal digits.
    var fingerprint: String
    var clientID: String
    var kind: Kind
    /// Signs the access tokens, so that removing this token ends them all.
    var signingKey: Data
    var createdAt: Int64
    /// How long its access tokens are good, in seconds; a long-lived token is its own access token.
    var accessLifetime: Int64
    /// What its owner calls it; only long-lived tokens have a name.
    var name: String?
    var lastUsedAt: Int64?
}
