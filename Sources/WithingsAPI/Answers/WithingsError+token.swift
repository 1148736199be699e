import Foundation

extension WithingsError {
    private static let refusedCredentials: Set<Int> = [100, 101, 102, 200, 401]

    /// A refusal of the token endpoint that means more there than elsewhere; nil where the common table holds.
    ///
    /// Only what clearly speaks of the code or the refresh token is `invalidGrant`: an outage or a wrong client secret
    /// must never be taken for a person who has withdrawn access.
    static func tokenRefusal(_ errorText: String?, _ status: Int) -> WithingsError? {
        let text = (errorText ?? "").lowercased()
        if let error = grantRefusal(text, status) { return error }
        if refusedCredentials.contains(status) || status == 283 {
            return text.contains("client") || text.contains("signature") || text.contains("secret")
                ? refusedApplication(errorText, status) : invalidGrant(status: status)
        }
        if status == 293 || text.contains("redirect_uri") {
            return WithingsError(
                .invalidParameters,
                status: status,
                message: "Withings does not know the callback address\(saying(status, errorText)).",
                hint: "Register exactly the callback address that was sent in the developer dashboard.",
                remedy: .none
            )
        }
        return nil
    }

    /// Withings' two texts, which come with status 503, and the word of the OAuth 2.0 standard.
    static func grantRefusal(_ lowercasedText: String, _ status: Int?) -> WithingsError? {
        let isGrant = lowercasedText.contains("invalid_grant") && !lowercasedText.contains("invalid_grant_type")
        let isNamed = ["invalid code", "invalid refresh_token", "invalid refresh token"].contains {
            lowercasedText.contains($0)
        }
        return isGrant || (isNamed && status == 503) ? invalidGrant(status: status) : nil
    }

    static func signatureRefusal(_ errorText: String?, _ status: Int) -> WithingsError? {
        let text = (errorText ?? "").lowercased()
        let isRefused =
            refusedCredentials.contains(status) || status == 342
            || (status == 503 && (text.contains("signature") || text.contains("client")))
        return isRefused ? refusedApplication(errorText, status) : nil
    }

    private static func invalidGrant(status: Int?) -> WithingsError {
        WithingsError(
            .invalidGrant,
            status: status,
            message: "Withings does not accept the authorization (any more).",
            hint: "Link the account again.",
            remedy: .owner
        )
    }

    private static func refusedApplication(_ errorText: String?, _ status: Int) -> WithingsError {
        WithingsError(
            .invalidParameters,
            status: status,
            message: "Withings does not accept the application\(saying(status, errorText)).",
            hint: "Check the client id, the client secret and the clock of this machine.",
            remedy: .none
        )
    }
}
