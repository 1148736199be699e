import Crypto

/// The proof that a request comes from the owner of the client secret.
///
/// The client signs what it sends by itself; this is for calls that it does not know, those of contract partners.
public struct RequestSignature: Sendable, Equatable {
    /// HMAC-SHA256 in lower-case hexadecimal over the signed values, in the order of their names, joined with commas.
    public let hex: String

    /// - Parameter values: `action`, `client_id` and `nonce`, in this order; of `getnonce`, `timestamp` in place of the
    ///   nonce. Other parameters are not signed.
    public init(_ values: [String], secret: String) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(values.joined(separator: ",").utf8),
            using: SymmetricKey(data: Array(secret.utf8))
        )
        let digits = Array("0123456789abcdef")
        hex = String(code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
