import Foundation

/// A client by the address it calls itself, checked by the rules that Home Assistant took from IndieAuth.
package struct ClientID: Sendable, Equatable {
    package let text: String
    private let origin: String

    /// - Parameter requestAuthority: the host and port that the request was sent to; a client at that very address may
    ///   name itself by an address that is not local.
    /// - Returns: nil if the text is not a client's address.
    package init?(_ text: String, requestAuthority: String?) {
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

    /// What Home Assistant's own apps are called; nil for everybody else, who is known by the address alone.
    package var appName: String? { Self.apps[text] }

    /// Whether the client may be sent back to this address: to its own origin, or where Home Assistant's apps say.
    ///
    /// Browsers take a backslash for a slash and leave out what cannot be seen, where this reader sees the name of a user
    /// before the host: an address with any of it is not looked at.
    package func allows(redirect: String) -> Bool {
        if appName != nil, redirect == "homeassistant://auth-callback" { return true }
        guard redirect.utf8.count <= 2048, redirect.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !redirect.contains("\\"), let parts = URLComponents(string: redirect), parts.user == nil,
            parts.password == nil
        else { return false }
        return Self.origin(of: parts) == origin
    }

    private static let apps = [
        "https://home-assistant.io/iOS": "Home Assistant for iOS",
        "https://home-assistant.io/android": "Home Assistant for Android",
    ]

    private static func origin(of parts: URLComponents) -> String? {
        guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https", let host = parts.host
        else {
            return nil
        }
        return "\(scheme)://\(host.lowercased())" + (parts.port.map { ":\($0)" } ?? "")
    }
}
