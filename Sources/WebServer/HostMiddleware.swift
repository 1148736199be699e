import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers

/// While nobody owns the program yet, lets pages and the API be used only under names that a stranger's web page cannot
/// have: a page on the internet whose name is made to lead here (DNS rebinding) could else make itself the owner.
/// Afterwards any name will do, because a password, a session of that very name or a token is needed.
package struct HostMiddleware: RouterMiddleware {
    package typealias Context = WebContext
    private let known: Set<String>
    private let hasOwner: @Sendable () async -> Bool
    private let isSettled = NIOLockedValueBox(false)

    /// What has to answer under any name: Withings' redirect and notifications, and container managers.
    private static let open = ["/auth/external/callback", "/api/webhook/", "/health/"]
    private static let homely = [
        ".local", ".localhost", ".lan", ".home", ".home.arpa", ".internal", ".intranet", ".localdomain", ".fritz.box",
    ]

    /// - Parameter addresses: addresses of this installation inside its network, whose names are good. One that the world
    ///   reaches is none of them: before there is an owner the program listens on its own machine only, and whoever comes
    ///   under such a name comes by a proxy or tunnel.
    package init(addresses: [String], hasOwner: @escaping @Sendable () async -> Bool) {
        known = Set(addresses.compactMap(Self.host))
        self.hasOwner = hasOwner
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        if isSettled.withLockedValue({ $0 }) || Self.open.contains(where: request.uri.path.hasPrefix) {
            return try await next(request, context)
        }
        let comesFromAfar = comesFromAfar(request)
        if !comesFromAfar, isGood(request.head.authority) { return try await next(request, context) }
        if await hasOwner() {
            isSettled.withLockedValue { $0 = true }
            return try await next(request, context)
        }
        if comesFromAfar {
            throw WebError(
                .misdirectedRequest,
                message:
                    "Until there is an owner account, open this program from its own machine or network, or make the "
                    + "account with the command withings-bridge create-owner.",
                code: "from_afar"
            )
        }
        throw WebError(
            .misdirectedRequest,
            message: "Until there is an owner account, open this program as localhost, by its IP address, or under "
                + "the internal_url of its configuration, or make the account with the command withings-bridge create-owner.",
            code: "unknown_host"
        )
    }

    /// Whether a proxy or tunnel brings somebody who is not of this network: whoever finds the address first could else make
    /// themselves the owner.
    func comesFromAfar(_ request: Request) -> Bool {
        let headers = request.headers
        let named = ClientAddressMiddleware.marks.flatMap { mark in
            headers[values: mark].flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { text in
                AddressRange.written(mark.canonicalName.hasSuffix("forwarded") ? Self.forwardedFor(text) : text)
            }
        }
        // Proxies add the address that they see; where all that they name are near, so is whoever came by them. A proxy that
        // names nobody may bring anybody.
        guard named.isEmpty else { return !named.allSatisfy { $0.map(AddressRange.isLocal) ?? false } }
        return ClientAddressMiddleware.traces.contains { headers[$0] != nil }
    }

    /// `for=` of an element of the standard header `Forwarded`; whatever `by=` says is the proxy's own.
    private static func forwardedFor(_ element: Substring) -> Substring {
        for pair in element.split(separator: ";") {
            let words = pair.split(separator: "=", maxSplits: 1)
            if words.count == 2, words[0].trimmed.lowercased() == "for" { return words[1] }
        }
        return ""
    }

    /// Whether a stranger could not have this name. Without a name (HTTP/1.0) there is no browser.
    func isGood(_ authority: String?) -> Bool {
        guard let authority, !authority.isEmpty else { return true }
        let host = Self.name(authority)
        return known.contains(host) || host == "localhost" || AddressRange.isLocal(host)
            || !host.contains(".") && !AddressRange.isAddress(host)
            || Self.homely.contains { host.hasSuffix($0) }
    }

    /// `bridge.example.org:8123` without its port, `[::1]` without brackets, in small letters, without a last point.
    private static func name(_ authority: String) -> String {
        let text = authority.lowercased()
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        let host = text.prefix { $0 != ":" }
        return String(host.hasSuffix(".") ? host.dropLast() : host)
    }

    private static func host(_ address: String) -> String? {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
        return rest.map { name(String($0)) }
    }
}
