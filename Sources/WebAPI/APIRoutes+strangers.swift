import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Refuses what a page of another site asks for in its visitor's browser: without a token to show, it is the browser's
    /// being here that would let it in. It might make itself the owner, or guess passwords from the owner's address.
    ///
    /// - Parameter origins: whose pages may ask, as the configuration names them; `*` is everybody's.
    func refuseForeignPage(_ request: Request, but origins: [String]) throws {
        if origins.contains("*") { return }
        if let origin = request.headers[.origin], origins.contains(origin) { return }
        let isOurs = SameSite.allows(
            request,
            addresses: [settings.externalURL, settings.home.internalURL],
            usesForwardedHost: settings.http.useXForwardedFor
        )
        guard !isOurs else { return }
        throw WebError(.forbidden, message: "A page of another site may not do this. See cors_allowed_origins.")
    }
}
