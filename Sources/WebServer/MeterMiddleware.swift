import HTTPTypes
import Hummingbird
import Metering

/// Counts requests and how long their answers took to begin. Labels come from short lists, never from the request.
package struct MeterMiddleware: RouterMiddleware {
    package typealias Context = WebContext
    private let meter: Meter

    package init(meter: Meter) {
        self.meter = meter
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        let method = known.contains(request.method) ? request.method.rawValue : "other"
        meter.count(.httpRequests, method, String(response.status.code))
        meter.observe(.httpRequestSeconds, seconds: (ContinuousClock.now - start) / .seconds(1))
        if request.uri.path.hasPrefix("/api/webhook/") { meter.count(.webhooks, String(response.status.code)) }
        return response
    }
}
