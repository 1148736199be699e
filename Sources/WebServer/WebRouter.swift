import Hummingbird
import Logging
import Metering

/// The common ground of everything that answers over HTTP: a router with the middleware in its right order. Routes are
/// added to it afterwards.
package enum WebRouter {
    /// - Parameters:
    ///   - usesForwarded: whether `X-Forwarded-For` counts at all.
    ///   - trustedProxies: addresses or networks whose `X-Forwarded-For` is believed.
    ///   - servesTLS: whether the program itself speaks TLS.
    ///   - origins: pages of other origins that may read the API.
    ///   - unknownProxies: told of proxies that are not trusted.
    ///   - hosts: looks at the name under which the program is addressed.
    ///   - meter: counts requests, where somebody looks.
    package static func make(
        logger: Logger,
        usesForwarded: Bool = false,
        trustedProxies: [String] = [],
        servesTLS: Bool = false,
        origins: [String] = [],
        meter: Meter? = nil,
        unknownProxies: UnknownProxies? = nil,
        hosts: HostMiddleware? = nil
    ) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: ClientAddressMiddleware(
                usesForwarded: usesForwarded,
                trustedProxies: trustedProxies,
                servesTLS: servesTLS,
                unknownProxies: unknownProxies
            )
        )
        router.add(middleware: RequestLogMiddleware(logger: logger))
        if let meter { router.add(middleware: MeterMiddleware(meter: meter)) }
        router.add(middleware: UpgradeMiddleware())
        router.add(middleware: CompressionMiddleware())
        router.add(middleware: SecurityHeadersMiddleware())
        router.add(middleware: CrossOriginMiddleware(origins: origins))
        router.add(middleware: ErrorMiddleware(logger: logger))
        if let hosts { router.add(middleware: hosts) }
        return router
    }
}
