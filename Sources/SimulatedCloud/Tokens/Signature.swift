import Crypto
import Foundation

/// Withings' signature: HMAC-SHA256 over the values of the signed parameters, ordered by name and joined by commas.
package enum Signature {
    package static func sign(_ parameters: [String: String], secret: String) -> String {
        let message = parameters.sorted { $0.key < $1.key }.map(\.value).joined(separator: ",")
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(message.utf8),
            using: SymmetricKey(data: Data(secret.utf8))
        )
        return code.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
