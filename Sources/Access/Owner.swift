import Foundation

/// The account that may do everything; made once on first start. It is not sealed, so that a lost key file does not
/// lock the owner out; its password is hashed.
struct Owner: Codable, Sendable {
    var id: String
    var name: String
    /// As ``normalized(_:)`` gives it.
    var login: String
    var password: PasswordHash
    var language: String
    var createdAt: Int64

    /// Home Assistant's rule: blanks at the ends and the case of letters do not count.
    static func normalized(_ login: String) -> String {
        login.trimmingCharacters(in: .whitespacesAndNewlines).folding(options: .caseInsensitive, locale: nil)
    }
}
