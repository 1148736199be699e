extension WithingsError {
    /// The error for an answer that is not Withings' JSON.
    static func unreadable(_ fault: JSONFault, of answer: HTTPAnswer) -> WithingsError {
        let what =
            switch answer.body.first(where: { $0 > 0x20 }) {
            case nil: "The answer is empty."
            case UInt8(ascii: "<"): "The answer is a web page, not data."
            default: "The answer cannot be read: \(fault.reason) (byte \(fault.offset) of \(answer.body.count))"
            }
        return WithingsError(
            .unreadable,
            status: nil,
            message: what,
            hint: "Something between here and Withings may be at fault; ask again later.",
            remedy: .retry(afterSeconds: faultWait)
        )
    }

    static func tooLarge(_ limit: Int) -> WithingsError {
        WithingsError(
            .unreadable,
            message: "The answer is larger than \(limit / (1 << 20)) MiB.",
            hint: "Ask for a shorter time; this is not what Withings usually sends.",
            remedy: .retry(afterSeconds: faultWait)
        )
    }

    /// The error for an HTTP status that speaks for itself whatever stands in the body; nil for the others.
    static func refused(_ answer: HTTPAnswer) -> WithingsError? {
        switch answer.status {
        case 429:
            return tooManyRequests(status: nil, waitSeconds: answer.retryAfter)
        case 500...:
            return WithingsError(
                .serverFault,
                message: "Withings answers HTTP \(answer.status).",
                hint: "It passes by itself; ask again later.",
                remedy: .retry(afterSeconds: bounded(answer.retryAfter) ?? faultWait)
            )
        case 300..<400:
            return WithingsError(
                .unreadable,
                message: "The answer leads elsewhere (HTTP \(answer.status)).",
                hint: "Check the address of the API; a login page of the local network also does this.",
                remedy: .retry(afterSeconds: faultWait)
            )
        default: return nil
        }
    }

    /// The error for an HTTP status of 400 and up with nothing readable in the body.
    static func refusedWithoutWords(_ answer: HTTPAnswer, kind: AnswerKind) -> WithingsError {
        if answer.status == 401, kind == .data || kind == .notification {
            return WithingsError(
                .unauthenticated,
                message: "Withings does not accept the access token (HTTP 401).",
                hint: "Refresh the token and ask again.",
                remedy: .refreshToken
            )
        }
        return WithingsError(
            .serverFault,
            message: "Withings answers HTTP \(answer.status).",
            hint: "Check the address of the API, and ask again later.",
            remedy: .retry(afterSeconds: faultWait)
        )
    }

    static let cancelledRequest = WithingsError(
        .cancelled,
        message: "The request was cancelled.",
        hint: "",
        remedy: .none
    )
}
