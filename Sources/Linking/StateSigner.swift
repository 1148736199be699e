import Crypto
import Foundation
import WithingsModel

/// Makes and proves the `state` that goes to Withings and comes back: readable by everybody, made by this program only.
struct StateSigner: Sendable {
    private let key: SymmetricKey

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// `flow.issuedAt.nonce.signature`; letters, digits and dots, so that it needs no escaping anywhere.
    func state(for claim: ConsentClaim) -> String {
        let text = "\(claim.flow).\(claim.issuedAt).\(claim.nonce)"
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
        return text + "." + Hexadecimal.text(of: code)
    }

    /// The claim of a state that this program made; nil for everything else. Compares in constant time.
    func claim(in state: String) -> ConsentClaim? {
        let parts = state.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard state.utf8.count < 512, parts.count == 4, let issuedAt = EpochSeconds(parts[1]),
            let code = Hexadecimal.bytes(of: parts[3])
        else { return nil }
        let text = parts[0...2].joined(separator: ".")
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(text.utf8), using: key) else {
            return nil
        }
        return ConsentClaim(flow: parts[0], issuedAt: issuedAt, nonce: parts[2])
    }
}
