import Foundation
import WebServer

/// A client by the address it calls itself, checked by the rules that Home Assistant took from IndieAuth.
struct ClientID: Sendable, Equatable {
    let text: String
    private let origin: String

    /// - Parameter requestAuthority: the host and port that the request was sent to; a client at that very address may
    ///   name itself by an address that is not local.
    /// - Returns: nil if the text is not a client's address.
    init?(_ text: String, requestAuthority: String?) {
        guard text.utf8.count <= 2048, let parts = URLComponents(string: text), let origin = Self.origin(of: parts),
            let host = parts.host?.lowercased(), !host.isEmpty,
            parts.fragment == nil, parts.user == nil, parts.password == nil,
            !parts.path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
        else { return nil }
        let address = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if AddressRange.isAddress(address), !AddressRange.isLocal(address) {
            guard let requestAuthority, origin.hasSuffix("://\(requestAuthority.lowercased())") else { return nil }
        }
        self.text = text
        self.origin = origin
    }

    /// Whether the client may be sent back to this address: to its own origin, or where Home Assistant's apps say.
    func allows(redirect: String) -> Bool {
        if redirect.utf8.count <= 2048, let parts = URLComponents(string: redirect), Self.origin(of: parts) == origin {
            return true
        }
        let apps = ["https://home-assistant.io/iOS", "https://home-assistant.io/android"]
        return apps.contains(text) && redirect == "homeassistant://auth-callback"
    }

    private static func origin(of parts: URLComponents) -> String? {
        guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https", let host = parts.host
        else {
            return nil
        }
        return "\(scheme)://\(host.lowercased())" + (parts.port.map { ":\($0)" } ?? "")
    }
}
