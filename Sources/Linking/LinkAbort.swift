/// Why a link did not come about: a code as Home Assistant's flows have them, a sentence and a hint.
package struct LinkAbort: Error, Sendable, Equatable {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The person said no on Withings' site.
        package static let accessDenied = Code(rawValue: "access_denied")
        package static let missingCode = Code(rawValue: "missing_code")
        package static let missingState = Code(rawValue: "missing_state")
        /// The state was not made by this program, or was changed.
        package static let invalidState = Code(rawValue: "invalid_state")
        /// The state has been used.
        package static let reusedState = Code(rawValue: "reused_state")
        /// The state is older than ten minutes.
        package static let expiredState = Code(rawValue: "expired_state")
        /// Withings does not accept the code: older than thirty seconds, used before, or not its own.
        package static let invalidCode = Code(rawValue: "invalid_code")
        package static let unreachable = Code(rawValue: "cannot_connect")
        /// Withings refused or failed in another way.
        package static let refused = Code(rawValue: "oauth_error")
        /// This Withings user is linked to another profile.
        package static let alreadyLinked = Code(rawValue: "already_configured")
        /// The profile belongs to another Withings user; going on needs an explicit yes.
        package static let wrongAccount = Code(rawValue: "wrong_account")
        package static let unknownProfile = Code(rawValue: "unknown_profile")
        package static let unknownFlow = Code(rawValue: "unknown_flow")
        /// There is no `withings:` block, so nothing to link with.
        package static let missingConfiguration = Code(rawValue: "missing_configuration")
        package static let abandoned = Code(rawValue: "abandoned")
        /// The link could not be written to the database.
        package static let notKept = Code(rawValue: "not_kept")
    }

    package var code: Code
    package var message: String
    package var hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
