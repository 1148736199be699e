import Foundation

/// Where a Home Assistant is, and what opens its door.
package struct HomeAssistantAddress: Sendable, Equatable {
    package var host: String
    package var port: Int
    package var isSecure: Bool
    /// The path of the WebSocket.
    package var path: String
    /// A long-lived token of an administrator.
    package var token: String
    /// Whether the certificate has to be one that the machine trusts.
    package var verifiesCertificate: Bool
    /// A PEM file of certificates to trust beside the machine's own: of an authority of one's own, or the one
    /// that Home Assistant's owner made for it.
    package var certificateFile: String?

    /// - Parameter url: `http://homeassistant.local:8123`, as people open it.
    /// - Returns: nil if that is no address.
    package init?(url: String, token: String, verifiesCertificate: Bool = true, certificateFile: String? = nil) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https", "ws", "wss"].contains(scheme), let host = parts.host, !host.isEmpty
        else { return nil }
        isSecure = scheme == "https" || scheme == "wss"
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        port = parts.port ?? (isSecure ? 443 : 80)
        var base = parts.percentEncodedPath
        while base.hasSuffix("/") { base.removeLast() }
        if base.hasSuffix("/api/websocket") {
            path = base
        } else if host == "supervisor" {
            // Home Assistant's own supervisor leads its add-ons through another door.
            path = base + "/websocket"
        } else {
            path = base + "/api/websocket"
        }
        self.token = token
        self.verifiesCertificate = verifiesCertificate
        self.certificateFile = certificateFile
    }

    /// For the `Host` header.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }
}

extension HomeAssistantAddress: CustomStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show the token.
    package var description: String { "\(isSecure ? "https" : "http")://\(authority)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
