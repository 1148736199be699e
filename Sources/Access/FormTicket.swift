import Crypto
import Foundation

/// What a form carries that is shown before anybody is signed in. Nothing is kept in the browser or here: a ticket is a
/// moment with a seal that only this process can make, so a page of another site has none to send.
///
/// Whoever can open the sign-in page themselves gets one too, and could put it into a page of theirs; browsers name that
/// page as the form's origin, which is refused before the ticket is looked at.
package enum FormTicket {
    /// A form that was left open overnight still works.
    static let lifetime: Int64 = 86_400
    private static let key = SymmetricKey(size: .bits256)

    package static func make(now: Int64) -> String {
        let moment = String(max(0, now), radix: 16)
        return moment + "." + seal(moment)
    }

    package static func isGood(_ ticket: String?, now: Int64) -> Bool {
        let parts = (ticket ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 16, let made = Int64(parts[0], radix: 16),
            ConstantTime.equal(seal(String(parts[0])).utf8, parts[1].utf8)
        else { return false }
        return (made - 300...made + lifetime).contains(now)
    }

    private static func seal(_ moment: String) -> String {
        RandomToken.base64URL(HMAC<SHA256>.authenticationCode(for: Data("form ticket \(moment)".utf8), using: key))
    }
}
