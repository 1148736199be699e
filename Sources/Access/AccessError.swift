/// Why somebody was not let in: a code and a plain sentence.
package struct AccessError: Error, Sendable, Equatable {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let ownerExists = Code(rawValue: "owner_exists")
        package static let wrongPassword = Code(rawValue: "invalid_auth")
        /// The present password, where another one was to be set.
        package static let wrongPresentPassword = Code(rawValue: "wrong_present_password")
        package static let tooManyAttempts = Code(rawValue: "too_many_attempts")
        package static let invalidGrant = Code(rawValue: "invalid_grant")
        package static let invalidRequest = Code(rawValue: "invalid_request")
        package static let storage = Code(rawValue: "storage")
    }

    package var code: Code
    package var message: String
    /// With ``Code/tooManyAttempts``: how many seconds to wait.
    package var retryAfter: Int?

    package init(_ code: Code, _ message: String, retryAfter: Int? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }
}
