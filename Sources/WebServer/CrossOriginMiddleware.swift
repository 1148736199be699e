import HTTPTypes
import Hummingbird

/// Lets pages of other origins read the API's answers: those that the configuration names, as in Home Assistant
/// (`cors_allowed_origins`); and everybody those of the two doors where clients in a browser get and give back their tokens.
/// No cookie opens the API, so a page learns nothing that it has no token for.
package struct CrossOriginMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    private let origins: Set<String>
    private static let forEverybody = ["/auth/token", "/auth/revoke"]
    private static let headers = ["accept", "authorization", "content-type", "origin", "x-requested-with"]

    /// - Parameter origins: `https://dashboard.example`, or `*` for every page there is.
    package init(origins: [String]) {
        self.origins = Set(origins)
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], let allowed = allowed(origin, at: request.uri.path) else {
            return try await next(request, context)
        }
        if request.method == .options, let method = request.headers[.accessControlRequestMethod] {
            return preflight(request, method, allowed)
        }
        var response = try await next(request, context)
        allow(allowed, in: &response.headers)
        return response
    }

    /// What to say to an origin; nil says nothing, and the browser keeps the answer from the page.
    private func allowed(_ origin: String, at path: String) -> String? {
        if Self.forEverybody.contains(path) { return "*" }
        guard path.hasPrefix("/api/") || path.hasPrefix("/auth/") else { return nil }
        if origins.contains("*") { return "*" }
        return origins.contains(origin) ? origin : nil
    }

    /// The question of a browser whether it may send what a page wants to.
    private func preflight(_ request: Request, _ method: String, _ allowed: String) -> Response {
        let wanted = (request.headers[.accessControlRequestHeaders] ?? "").split(separator: ",")
            .map { $0.trimmed.lowercased() }
        guard wanted.allSatisfy({ $0.isEmpty || Self.headers.contains($0) }) else { return .plain(.forbidden) }
        var headers = HTTPFields()
        allow(allowed, in: &headers)
        headers[.accessControlAllowMethods] = method.prefix(20).filter(\.isLetter)
        headers[.accessControlAllowHeaders] = Self.headers.joined(separator: ", ")
        return Response(status: .ok, headers: headers)
    }

    private func allow(_ allowed: String, in headers: inout HTTPFields) {
        headers[.accessControlAllowOrigin] = allowed
        guard allowed != "*" else { return }
        // What is kept on the way must not be given to a page of another origin.
        let known = headers[.vary].map { $0 + ", " } ?? ""
        headers[.vary] = known + "Origin"
    }
}
