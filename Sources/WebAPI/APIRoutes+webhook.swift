import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Withings' notifications. Whatever comes is answered with an empty 200, known or not, as in Home Assistant, so
    /// that nobody learns which paths exist. A notification is only a hint what to fetch; none is used yet.
    var webhookRoutes: [APIRoute] {
        [HTTPRequest.Method.head, .get, .post, .put].map { method in
            APIRoute(method, "/api/webhook/**", .anybody) { _, _ in Response(status: .ok) }
        }
    }
}
