import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird

/// Whether a form comes from one of our own pages.
enum SameSite {
    /// Compares in a time that does not depend on where the two differ.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard !left.isEmpty, left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What the browser says about where the request was started. Browsers without these headers pass: the token in the
    /// form still has to be right.
    static func allows(_ request: Request, settings: Settings) -> Bool {
        if let site = header("Sec-Fetch-Site", of: request), site != "same-origin", site != "none" { return false }
        // A browser that says so cannot be made to lie by a page, and knows best where a proxy changed the host.
        if header("Sec-Fetch-Site", of: request) == "same-origin" { return true }
        guard let origin = request.headers[.origin] else { return true }
        if origin == "null" { return false }
        guard let sent = hostAndPort(of: origin) else { return false }
        var own = [request.head.authority.map { $0.lowercased() }]
        if settings.http.useXForwardedFor { own.append(header("X-Forwarded-Host", of: request)?.lowercased()) }
        // Behind a proxy that changes the host, the program is known by its addresses.
        own += [settings.externalURL, settings.home.internalURL].map { $0.flatMap(hostAndPort) }
        return own.contains(sent)
    }

    /// Whether the browser reached us by the https address of the configuration, where no trusted proxy says so: a tunnel that
    /// nobody set as trusted.
    ///
    /// A browser that sends a form says by which scheme it did; one at plain http would not keep a `Secure` cookie.
    static func isSecure(_ request: Request, settings: Settings) -> Bool {
        guard settings.externalURL.lowercased().hasPrefix("https://"),
            let host = request.head.authority?.lowercased(), host == hostAndPort(of: settings.externalURL)
        else { return false }
        guard let origin = request.headers[.origin], origin != "null" else { return true }
        return origin.lowercased().hasPrefix("https://")
    }

    private static func header(_ name: String, of request: Request) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }

    /// `host` or `host:port`, as a Host header has it: without the scheme's own port.
    private static func hostAndPort(of address: String) -> String? {
        guard let parts = URLComponents(string: address), let host = parts.host?.lowercased(), !host.isEmpty else {
            return nil
        }
        let usual = parts.scheme == "https" ? 443 : 80
        guard let port = parts.port, port != usual else { return host }
        return "\(host):\(port)"
    }
}
