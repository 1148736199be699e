import HTTPTypes
import Hummingbird
import NIOCore

/// Packs texts for whoever takes gzip: a page of ten years is a fifth of itself then. Streams go through as they are.
package struct CompressionMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    /// Smaller ones fit into a packet or two anyway, larger ones are no pages.
    static let sizes = 1_000...8_000_000
    private static let types = [
        "text/html", "text/css", "text/javascript", "text/csv", "application/json",
        "application/manifest+json", "image/svg+xml",
    ]

    package init() {}

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let type = response.headers[.contentType] ?? ""
        guard request.method != .head, let length = response.body.contentLength, Self.sizes.contains(length),
            response.headers[.contentEncoding] == nil, response.headers[.contentRange] == nil,
            Self.types.contains(where: { type.hasPrefix($0) })
        else { return response }
        var packed = response
        packed.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ")
        guard Self.takesGzip(request.headers[values: .acceptEncoding]) else { return packed }
        let collected = BodyCollector()
        try await response.body.write(collected.writer)
        let padding = type.hasPrefix("text/html") ? Int.random(in: 1...64) : 0
        guard let bytes = collected.bytes.withUnsafeReadableBytes({ Gzip.packed($0, padding: padding) }) else {
            packed.body = ResponseBody(byteBuffer: collected.bytes)
            return packed
        }
        packed.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        packed.headers[.contentLength] = String(bytes.count)
        packed.headers[.contentEncoding] = "gzip"
        // The same content in other bytes.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { packed.headers[.eTag] = "W/" + tag }
        return packed
    }

    /// Whether a client that sends this `Accept-Encoding` takes gzip.
    package static func takesGzip(_ wishes: [String]) -> Bool {
        let all = wishes.joined(separator: ",").lowercased().split(separator: ",")
        for wish in all {
            let parts = wish.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let name = parts.first, name == "gzip" || name == "x-gzip" else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0
        }
        return false
    }
}
