import Access
import HTTPTypes
import WebServer

extension WebError {
    /// What a client is told of somebody who was not let in.
    init(_ error: AccessError) {
        let status: HTTPResponse.Status =
            switch error.code {
            case .ownerExists: .forbidden
            case .wrongPassword: .unauthorized
            case .tooManyAttempts: .tooManyRequests
            case .storage: .serviceUnavailable
            default: .badRequest
            }
        self.init(status, message: error.message, code: error.code.rawValue)
        if let seconds = error.retryAfter { headers[.retryAfter] = String(seconds) }
    }
}
