import HTTPTypes
import Hummingbird
import WebServer

/// An address that nothing is at is answered with a page where a browser asks. Programs are told in their own words.
struct MissingPageMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let page: @Sendable (Request, WebContext) async throws -> Response

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let wantsPage = request.headers[.accept]?.contains("text/html") == true
            guard wantsPage, !request.uri.path.hasPrefix("/api/") else { throw error }
            return try await page(request, context)
        }
    }
}
