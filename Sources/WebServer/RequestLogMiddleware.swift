import HTTPTypes
import Hummingbird
import Logging

/// Logs every request: method, path without query, status, duration, and an id that the answer carries too.
package struct RequestLogMiddleware: RouterMiddleware {
    package typealias Context = WebContext
    private let logger: Logger
    private let refusals = RefusalLog()
    private static let longestPath = 200

    package init(logger: Logger) {
        self.logger = logger
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        response.headers[.xRequestID] = context.requestID
        let level: Logger.Level =
            switch response.status.code {
            // A probe that asks every ten seconds gets its reasons in the answer; a full disk is not to be filled by the log.
            case 503 where request.uri.path.hasPrefix("/health/"): .debug
            case 500...: .error
            // Strangers ask for what is not there as often as they like; a log is not theirs to fill.
            case 400...: refusals.isHeard() ? .info : .debug
            default: .debug
            }
        logger.log(
            level: level,
            "Answered a request.",
            metadata: [
                "request": "\(context.requestID)", "method": "\(request.method.rawValue)",
                "path": "\(Self.path(of: request))",
                "status": "\(response.status.code)", "client": "\(context.clientAddress ?? "-")",
                "milliseconds": "\((ContinuousClock.now - start) / .milliseconds(1))",
            ]
        )
        return response
    }

    /// The path of a webhook is a secret in itself.
    static func path(of request: Request) -> String {
        let path = request.uri.path
        if path.hasPrefix("/api/webhook/") { return "/api/webhook/…" }
        return path.utf8.count > longestPath ? String(path.prefix(longestPath)) + "…" : path
    }
}
