import Hummingbird
import Logging

/// The common ground of everything that answers over HTTP: a router with the middleware in its right order. Routes are
/// added to it afterwards.
package enum WebRouter {
    /// - Parameters:
    ///   - usesForwarded: whether `X-Forwarded-For` counts at all.
    ///   - trustedProxies: addresses or networks whose `X-Forwarded-For` is believed.
    ///   - servesTLS: whether the program itself speaks TLS.
    package static func make(
        logger: Logger,
        usesForwarded: Bool = false,
        trustedProxies: [String] = [],
        servesTLS: Bool = false
    ) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: ClientAddressMiddleware(
                usesForwarded: usesForwarded,
                trustedProxies: trustedProxies,
                servesTLS: servesTLS
            )
        )
        router.add(middleware: RequestLogMiddleware(logger: logger))
        router.add(middleware: UpgradeMiddleware())
        router.add(middleware: SecurityHeadersMiddleware())
        router.add(middleware: ErrorMiddleware(logger: logger))
        return router
    }
}
