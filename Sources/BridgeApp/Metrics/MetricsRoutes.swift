import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import Metering
import NIOCore
import WebServer

/// `/metrics`, and `/api/prometheus` as in Home Assistant; there only with a `prometheus:` block.
struct MetricsRoutes: Sendable {
    let settings: PrometheusSettings
    let gatekeeper: Gatekeeper
    let samples: @Sendable () async -> [MetricSample]

    func add(to router: Router<WebContext>) {
        for path: RouterPath in ["/metrics", "/api/prometheus"] {
            router.get(path) { request, _ in await answer(request) }
        }
    }

    private func answer(_ request: Request) async -> Response {
        guard await isWelcome(request) else {
            var response = Response.plain(.unauthorized)
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        let text = MetricsText(namespace: settings.namespace).text(await samples())
        return Response(
            status: .ok,
            headers: [.contentType: MetricsText.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    private func isWelcome(_ request: Request) async -> Bool {
        guard settings.requiresAuth else { return true }
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return await gatekeeper.isGood(bearer: String(parts[1]))
    }
}
