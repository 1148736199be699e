import HTTPTypes
import Hummingbird

/// Answers requests that want to change the protocol (`Connection: Upgrade`, as some clients try HTTP/2 without TLS)
/// with `Connection: close`: after such a request NIO's decoder reads nothing more from the connection, and a client
/// that sent its next one there would wait for ever.
package struct UpgradeMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    package init() {}

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let wishes = request.headers[values: .connection].flatMap { $0.split(separator: ",") }
        if wishes.contains(where: { $0.trimmed.lowercased() == "upgrade" }) { response.headers[.connection] = "close" }
        return response
    }
}
