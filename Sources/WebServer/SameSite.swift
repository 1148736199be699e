import Foundation
import HTTPTypes
import Hummingbird

/// Whether a request comes from one of our own pages.
package enum SameSite {
    /// What the browser says about where the request was started. Browsers without these headers, and programs, pass.
    ///
    /// - Parameters:
    ///   - addresses: under which the program is known; behind a proxy that changes the host there is nothing else to compare.
    ///   - usesForwardedHost: whether a trusted proxy says the host.
    package static func allows(_ request: Request, addresses: [String?], usesForwardedHost: Bool) -> Bool {
        if let site = header("Sec-Fetch-Site", of: request), site != "same-origin", site != "none" { return false }
        // A browser that says so cannot be made to lie by a page, and knows best where a proxy changed the host.
        if header("Sec-Fetch-Site", of: request) == "same-origin" { return true }
        guard let origin = request.headers[.origin] else { return true }
        if origin == "null" { return false }
        guard let sent = hostAndPort(of: origin) else { return false }
        var own = [request.head.authority.map { $0.lowercased() }]
        if usesForwardedHost { own.append(header("X-Forwarded-Host", of: request)?.lowercased()) }
        own += addresses.map { $0.flatMap(hostAndPort) }
        return own.contains(sent)
    }

    private static func header(_ name: String, of request: Request) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }

    /// `host` or `host:port`, as a Host header has it: without the scheme's own port.
    package static func hostAndPort(of address: String) -> String? {
        guard let parts = URLComponents(string: address), let host = parts.host?.lowercased(), !host.isEmpty else {
            return nil
        }
        let usual = parts.scheme == "https" ? 443 : 80
        guard let port = parts.port, port != usual else { return host }
        return "\(host):\(port)"
    }
}
