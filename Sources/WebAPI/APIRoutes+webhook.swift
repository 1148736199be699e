import HTTPTypes
import Hummingbird
import Sync
import WebServer

extension APIRoutes {
    private static let path = "/api/webhook/"

    /// Withings' notifications. Whatever comes is answered with an empty 200, known or not, as in Home Assistant, so
    /// that nobody learns which paths exist; Withings itself asks with HEAD before it subscribes. A notification under
    /// the right path is handed on, and what follows from it happens after the answer.
    var webhookRoutes: [APIRoute] {
        [HTTPRequest.Method.head, .get, .post, .put].map { method in
            APIRoute(method, "/api/webhook/**", .anybody) { request, _ in
                if method == .post || method == .put { await take(request) }
                return Response(status: .ok)
            }
        }
    }

    private func take(_ request: Request) async {
        guard let sync = running?.sync, sync.webhook.opens(to: request.uri.path.dropFirst(Self.path.count)),
            let body = try? await request.bytes(upTo: BodyLimit.anybody)
        else { return }
        sync.take(posted: body)
    }
}
