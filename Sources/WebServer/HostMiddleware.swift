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
        ".ts.net",
    ]

    /// - Parameter addresses: the addresses of the configuration, whose names are good.
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
        let comesFromAfar = comesFromAfar(request, context)
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
                + "the external_url or internal_url of its configuration.",
            code: "unknown_host"
        )
    }

    /// Whether a proxy or tunnel brings somebody who is not of this network: whoever finds the address first could else make
    /// themselves the owner.
    func comesFromAfar(_ request: Request, _ context: WebContext) -> Bool {
        let marks = ClientAddressMiddleware.marks.flatMap { request.headers[values: $0] }
        guard !marks.isEmpty else { return false }
        // Behind a proxy that is trusted this is whom it names.
        if let client = context.clientAddress, AddressRange.isAddress(client) { return !AddressRange.isLocal(client) }
        // Proxies add the address that they see at the end; where all are near, so is whoever came by them.
        let named = marks.flatMap { $0.split(separator: ",") }.map { mark in
            mark.firstMatch(of: /[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]+/).map { String($0.output) } ?? ""
        }
        return !named.allSatisfy(AddressRange.isLocal)
    }

    /// Whether a stranger could not have this name. Without a name (HTTP/1.0) there is no browser.
    func isGood(_ authority: String?) -> Bool {
        guard let authority, !authority.isEmpty else { return true }
        let host = Self.name(authority)
        return known.contains(host) || host == "localhost" || !host.contains(".") || AddressRange.isAddress(host)
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
