import AsyncHTTPClient
import NIOCore

extension WithingsError {
    /// The error for a request that got no answer.
    static func transport(_ error: any Error, limit: Int) -> WithingsError {
        if error is CancellationError { return .cancelledRequest }
        if let error = error as? HTTPClientError {
            switch error {
            case .cancelled: return .cancelledRequest
            case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
                .getConnectionFromPoolTimeout:
                return unreachable("Withings does not answer in time.")
            case .remoteConnectionClosed, .uncleanShutdown, .bodyLengthMismatch:
                return unreachable("The connection to Withings broke off.")
            case .invalidURL, .emptyHost, .emptyScheme:
                return WithingsError(
                    .unreachable,
                    message: "The address of Withings' API is not a web address.",
                    hint: "Check the address of the API in the configuration.",
                    remedy: .none
                )
            default: break
            }
        }
        // The types of these two are not public, or belong to packages that nothing else here needs.
        let type = String(describing: Swift.type(of: error))
        if type.contains("Decompression") {
            return .tooLarge(limit)
        }
        if type.contains("SSL") || type.contains("TLS") {
            return WithingsError(
                .unreachable,
                message: "No secure connection to Withings is possible.",
                hint: "Check the date of this machine and its certificate authorities (ca-certificates).",
                remedy: .retry(afterSeconds: unreachableWait)
            )
        }
        return unreachable("Withings cannot be reached.")
    }

    private static func unreachable(_ message: String) -> WithingsError {
        WithingsError(
            .unreachable,
            message: message,
            hint: "Check the network of this machine; it is tried again by itself.",
            remedy: .retry(afterSeconds: unreachableWait)
        )
    }
}
