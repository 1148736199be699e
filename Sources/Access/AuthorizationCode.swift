import Crypto
import Foundation

/// A one-time code on its way from a sign-in to `/auth/token`; only in memory.
struct AuthorizationCode: Sendable {
    var clientID: String
    /// PKCE's S256 challenge (RFC 7636), where the client sent one.
    var challenge: String?
    /// On the clock's uptime.
    var expiresAt: Double

    /// Ten minutes, as in Home Assistant.
    static let lifetime = 600.0

    /// Whether the verifier is the one whose hash the client sent first.
    static func matches(verifier: String, challenge: String) -> Bool {
        let allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        guard (43...128).contains(verifier.count), verifier.unicodeScalars.allSatisfy(allowed.contains) else {
            return false
        }
        let hash = RandomToken.base64URL(SHA256.hash(data: Data(verifier.utf8)))
        return ConstantTime.equal(hash.utf8, challenge.utf8)
    }
}
