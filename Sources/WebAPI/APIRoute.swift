import HTTPTypes
import Hummingbird
import WebServer

/// One door of the API.
struct APIRoute: Sendable {
    /// Who may come in.
    enum Door: String, Sendable {
        case anybody
        /// Whoever shows a good bearer token.
        case bearer = "token"
    }

    var method: HTTPRequest.Method
    /// With parameters as `:name`, and `**` for any rest.
    var path: String
    var door: Door
    var handler: @Sendable (Request, WebContext) async throws -> Response

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ door: Door = .bearer,
        _ handler: @escaping @Sendable (Request, WebContext) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.door = door
        self.handler = handler
    }
}
