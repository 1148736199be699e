import HTTPTypes
import Hummingbird

/// Finds out who really asks. `X-Forwarded-For` is believed only where the connection comes from a trusted proxy, and
/// only up to the first address that is not one; anybody else could write into it what they like.
package struct ClientAddressMiddleware: RouterMiddleware {
    package typealias Context = WebContext
    private let trusted: [AddressRange]
    private let usesForwarded: Bool
    private let servesTLS: Bool
    private let unknownProxies: UnknownProxies?

    package init(
        usesForwarded: Bool,
        trustedProxies: [String],
        servesTLS: Bool,
        unknownProxies: UnknownProxies? = nil
    ) {
        self.unknownProxies = unknownProxies
        self.usesForwarded = usesForwarded
        self.servesTLS = servesTLS
        trusted = trustedProxies.compactMap(AddressRange.init)
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isSecure = servesTLS
        if usesForwarded, let peer = context.clientAddress, isTrusted(peer) {
            let forwarded = request.headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
            context.clientAddress = client(behind: peer, forwarded: forwarded.map { String($0.trimmed) })
            if let scheme = request.headers[.xForwardedProto]?.split(separator: ",").last {
                context.isSecure = scheme.trimmed.lowercased() == "https"
            }
            let ingress = PathPrefix.checked(request.headers[.xIngressPath])
            context.isEmbedded = !ingress.isEmpty
            context.pathPrefix = ingress.isEmpty ? PathPrefix.checked(request.headers[.xForwardedPrefix]) : ingress
        } else if let peer = context.clientAddress, Self.marks.contains(where: { request.headers[$0] != nil }) {
            // Whoever comes by a proxy that is not trusted is somebody else than whoever sits at its machine: what strangers
            // do must not lock the owner out there.
            context.clientAddress = "\(peer) (proxy)"
            unknownProxies?.note(peer)
        }
        let response = try await next(request, context)
        return context.pathPrefix.isEmpty ? response : PathPrefix.add(context.pathPrefix, to: response)
    }

    /// What proxies and tunnels tell of whom they hand on.
    static let marks = [
        "X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP",
        "X-Cluster-Client-IP",
        "Fastly-Client-IP", "X-Original-Forwarded-For", "X-Forwarded",
    ].compactMap { HTTPField.Name($0) }
    /// What shows that somebody is handed on without saying who.
    static let traces = [
        "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-Port", "Via", "CF-Ray",
        "Tailscale-User-Login", "CDN-Loop",
    ].compactMap { HTTPField.Name($0) }

    private func isTrusted(_ address: String) -> Bool { trusted.contains { $0.contains(address) } }

    /// The last address in the chain that is not a proxy of ours.
    func client(behind peer: String, forwarded: [String]) -> String {
        var client = peer
        for address in forwarded.reversed() {
            // Some proxies write the port behind it. Whom nobody can read is nobody at the proxy's machine.
            guard let address = AddressRange.written(address) else { return "\(client) (proxy)" }
            client = address
            if !isTrusted(address) { break }
        }
        return client
    }
}
