extension WithingsError {
    /// The least wait after a refusal without a time, and the waits that suit the other passing faults.
    static let refusalWait = 60.0
    static let faultWait = 60.0
    static let unreachableWait = 30.0
    /// Nobody waits longer for anything that an answer asks for; the answer could be wrong.
    static let longestWait = 3_600.0

    /// The error for an answer with a `status` other than 0.
    static func refused<Body>(_ envelope: Envelope<Body>, status: Int, kind: AnswerKind) -> WithingsError {
        switch kind {
        case .data: break
        case .token: if let error = tokenRefusal(envelope.errorText, status) { return error }
        case .notification: if let error = notificationRefusal(envelope.errorText, status) { return error }
        case .signed: if let error = signatureRefusal(envelope.errorText, status) { return error }
        }
        let said = saying(status, envelope.errorText)
        switch StatusClass(status: status) {
        case .unauthenticated:
            return WithingsError(
                .unauthenticated,
                status: status,
                message: "Withings does not accept the access token\(said).",
                hint: "Refresh the token and ask again; if this stays, link the account again.",
                remedy: .refreshToken
            )
        case .missingScope:
            return WithingsError(
                .forbidden,
                status: status,
                message: "The person has not granted access to these data\(said).",
                hint: "Link the account again and leave every box ticked.",
                remedy: .owner
            )
        case .forbidden:
            return WithingsError(
                .forbidden,
                status: status,
                message: "Withings does not give these data to this application\(said).",
                hint: "Check the plan of the application in Withings' developer dashboard.",
                remedy: .none
            )
        case .unlinked:
            return WithingsError(
                .forbidden,
                status: status,
                message: "Withings no longer connects this account with the link\(said).",
                hint: "Link the account again.",
                remedy: .owner
            )
        case .invalidParameters:
            return WithingsError(
                .invalidParameters,
                status: status,
                message: "Withings refuses the question\(said).",
                hint: "Check the client id, the client secret and the addresses in the configuration.",
                remedy: .none
            )
        case .tooManyRequests:
            return tooManyRequests(status: status, waitSeconds: envelope.waitSeconds)
        case .serverFault:
            return WithingsError(
                .serverFault,
                status: status,
                message: "Withings reports a fault of its own\(said).",
                hint: "It passes by itself; ask again later.",
                remedy: .retry(afterSeconds: faultWait)
            )
        }
    }

    static func tooManyRequests(status: Int?, waitSeconds: Double?) -> WithingsError {
        let wait = bounded(waitSeconds) ?? refusalWait
        return WithingsError(
            .tooManyRequests,
            status: status,
            message: "Withings asks to slow down.",
            hint: wait <= 1
                ? "Wait a second before the next request."
                : "Wait \(Int(wait.rounded(.up))) seconds before the next request.",
            remedy: .retry(afterSeconds: wait)
        )
    }

    /// A wait that an answer asks for, if it is one.
    static func bounded(_ seconds: Double?) -> Double? {
        guard let seconds, seconds.isFinite, seconds > 0 else { return nil }
        return min(seconds, longestWait)
    }

    static func saying(_ status: Int, _ errorText: String?) -> String {
        let detail = errorText.flatMap(ServerText.init).map { ": \($0.text)" } ?? ""
        return " (status \(status)\(detail))"
    }
}
