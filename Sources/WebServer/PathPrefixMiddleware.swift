import HTTPTypes
import Hummingbird
import NIOCore

/// Puts the prefix of a trusted proxy in front of the program's own addresses in pages, scripts and redirects. The proxy
/// takes it off again on the way in.
package struct PathPrefixMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    package init() {}

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let prefix = context.pathPrefix else { return response }
        if let location = response.headers[.location] { response.headers[.location] = prefix.location(location) }
        let type = response.headers[.contentType] ?? ""
        let isPage = type.hasPrefix("text/html")
        guard isPage || type.hasPrefix("text/javascript") else { return response }
        response.headers[.contentLength] = nil
        response.body = response.body.map { part in
            let text = String(buffer: part)
            return ByteBuffer(string: isPage ? prefix.page(text) : prefix.script(text))
        }
        return response
    }
}
