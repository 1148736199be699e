import Access
import Hummingbird
import WebServer

/// Lets the audit trail know from where what is done was asked for.
struct AuditMiddleware: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        try await AuditTrail.$visitor.withValue(context.clientAddress) { try await next(request, context) }
    }
}
