import HTTPTypes
import Hummingbird

/// Puts the headers on every answer that keep a browser from doing more with it than it was made for. A handler that
/// needs another policy sets its own.
package struct SecurityHeadersMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    static let contentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; img-src 'self' data:; form-action 'self'; "
        + "frame-ancestors 'self'"

    /// With `no-referrer` browsers would send forms with `Origin: null`; `same-origin` tells other sites as little.
    private static let headers: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, contentSecurityPolicy),
        (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "same-origin"),
        (.xFrameOptions, "SAMEORIGIN"),
    ]

    package init() {}

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers where response.headers[name] == nil {
            response.headers[name] = value
        }
        let isPrivate = request.uri.path.hasPrefix("/api") || request.uri.path.hasPrefix("/auth")
        if isPrivate, response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
