import Crypto
import Foundation

/// Access tokens: JSON Web Tokens signed with HMAC-SHA256, as Home Assistant's are (`iss`, `iat`, `exp`).
enum AccessTokenCodec {
    struct Claims: Codable, Sendable, Equatable {
        var iss: String
        var iat: Int64
        var exp: Int64
    }

    /// `{"alg":"HS256","typ":"JWT"}`. No other header is accepted, so nobody can choose another algorithm.
    private static let header = RandomToken.base64URL(#"{"alg":"HS256","typ":"JWT"}"#.utf8)

    static func token(_ claims: Claims, key: Data) -> String {
        let payload = RandomToken.base64URL(#"{"exp":\#(claims.exp),"iat":\#(claims.iat),"iss":"\#(claims.iss)"}"#.utf8)
        let signed = "\(header).\(payload)"
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: key))
        return "\(signed).\(RandomToken.base64URL(code))"
    }

    /// The claims, not yet to be believed.
    static func unverifiedClaims(_ token: String) -> Claims? {
        guard token.utf8.count < 4096 else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == header, let payload = RandomToken.bytes(base64URL: parts[1]) else {
            return nil
        }
        return try? JSONDecoder().decode(Claims.self, from: payload)
    }

    static func isSigned(_ token: String, with key: Data) -> Bool {
        guard let end = token.lastIndex(of: "."),
            let code = RandomToken.bytes(base64URL: token[token.index(after: end)...])
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code,
            authenticating: Data(token[..<end].utf8),
            using: SymmetricKey(data: key)
        )
    }
}
