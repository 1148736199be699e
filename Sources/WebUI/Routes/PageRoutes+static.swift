import BridgeConfiguration
import HTTPTypes
import Hummingbird
import NIOCore
import WebServer

extension PageRoutes {
    func addStaticFiles(to router: Router<WebContext>) {
        for file in StaticFile.all {
            router.get("/static/\(file.name)") { request, _ in
                var headers: HTTPFields = [.contentType: file.type, .eTag: "\"\(file.version)\""]
                headers[.xContentTypeOptions] = "nosniff"
                // Under an address with the content's own fingerprint a file never changes.
                let isExact = request.uri.queryParameters["v"].map { $0 == file.version } ?? false
                headers[.cacheControl] = isExact ? "public, max-age=31536000, immutable" : "no-cache"
                if request.headers[.ifNoneMatch]?.contains(file.version) == true {
                    return Response(status: .notModified, headers: headers)
                }
                var body = ByteBuffer(bytes: file.bytes)
                if let packed = file.packed {
                    headers[.vary] = "Accept-Encoding"
                    if CompressionMiddleware.takesGzip(request.headers[values: .acceptEncoding]) {
                        body = ByteBuffer(bytes: packed)
                        headers[.contentEncoding] = "gzip"
                        headers[.eTag] = "W/\"\(file.version)\""
                    }
                }
                headers[.contentLength] = String(body.readableBytes)
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
            }
        }
        router.get(
            "/manifest.webmanifest",
            use: open { _, _, visitor in
                answer(
                    WebManifest(name: settings.home.name, language: visitor.texts.language).json,
                    type: "application/manifest+json",
                    status: .ok
                )
            }
        )
        router.get("/favicon.ico") { _, _ in redirect(StaticFile.icon.address) }
        // Added after every route, it stands only before what none of them takes.
        router.add(middleware: MissingPageMiddleware(page: open { _, _, visitor in notFound(visitor) }))
    }
}
