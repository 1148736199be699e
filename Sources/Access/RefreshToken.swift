import Foundation

/// What a client may ask new access tokens with. Kept sealed; of the token itself only the fingerprint.
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
    /// How long its access tokens are good, in seconds.
    var accessLifetime: Int64
}
