import Foundation

/// The address that Withings is asked to notify, and whether it may be asked at all.
package struct CallbackAddress: Sendable, Hashable {
    package let url: String

    /// Why there are no notifications: for programs and for people.
    package struct Refusal: Error, Sendable, Equatable {
        package var code: String
        package var message: String
        package var hint: String
    }

    /// - Parameters:
    ///   - base: the address under which the world reaches this program, without a slash at the end.
    ///   - secret: the part of the path that nobody can guess.
    ///   - apiURL: which cloud is asked; another one than Withings' own (a test, the demo) may reach this very machine.
    ///   - isWanted: `withings.use_webhook`.
    package init(base: String, secret: String, apiURL: String, isWanted: Bool?) throws(Refusal) {
        if isWanted == false { throw .notWanted }
        guard let address = URLComponents(string: base), let scheme = address.scheme?.lowercased(),
            let host = address.host?.lowercased(), !host.isEmpty, address.user == nil
        else { throw .unsuitable }
        let isLocal = Self.isLoopback(host)
        if isLocal {
            guard !Self.isWithings(apiURL), ["http", "https"].contains(scheme) else { throw .notReachable }
        } else {
            guard scheme == "https" else { throw .notSecure }
            guard Self.isName(host) else { throw .notReachable }
            guard [443, 80].contains(address.port ?? 443) else { throw .wrongPort }
        }
        let url = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.url = url + "/api/webhook/" + secret
        guard self.url.utf8.count <= 255 else { throw .tooLong }
    }

    /// An address that was used before.
    init(url: String) { self.url = url }

    /// The address in the one form in which two are compared: Withings may change a slash at the end, capitals of the
    /// host, escapes and the standard port.
    static func normalised(_ url: String) -> String {
        guard var address = URLComponents(string: url.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            return url
        }
        address.scheme = address.scheme?.lowercased()
        address.host = address.host?.lowercased()
        if address.port == (address.scheme == "https" ? 443 : 80) { address.port = nil }
        var path = address.path
        while path.hasSuffix("/") { path.removeLast() }
        address.path = path
        return address.string ?? url
    }

    func isSame(as url: String) -> Bool { Self.normalised(self.url) == Self.normalised(url) }

    private static func isLoopback(_ host: String) -> Bool {
        let host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }

    /// A name of the public internet, as opposed to an address or a name of the home.
    private static func isName(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, !host.contains(":"), !host.hasPrefix("["), labels.allSatisfy({ !$0.isEmpty }),
            labels.last?.contains(where: { !$0.isNumber }) == true
        else { return false }
        return !["local", "lan", "home", "internal", "localdomain", "home.arpa"].contains { host.hasSuffix("." + $0) }
    }

    private static func isWithings(_ apiURL: String) -> Bool {
        let host = URLComponents(string: apiURL)?.host?.lowercased() ?? ""
        return ["withings.net", "withings.com", "withingsmed.net", "withingsmed.com"].contains { cloud in
            host == cloud || host.hasSuffix("." + cloud)
        }
    }
}

extension CallbackAddress.Refusal {
    static let notWanted = Self(
        code: "not_wanted",
        message: "Notifications are turned off in the configuration.",
        hint: "Remove `use_webhook: false` to have new readings within seconds."
    )
    static let unsuitable = Self(
        code: "unsuitable_address",
        message: "The external address is not one that Withings can notify.",
        hint: "Set `external_url` to the https address under which the internet reaches this program."
    )
    static let notReachable = Self(
        code: "not_reachable",
        message: "Withings notifies public names only, and the external address is none.",
        hint:
            "Set `external_url` to an https address with a public name, or go on without: refreshing goes by the clock."
    )
    static let notSecure = Self(
        code: "not_secure",
        message: "Withings notifies https addresses only.",
        hint: "Offer the program under https and set `external_url` to that address."
    )
    static let wrongPort = Self(
        code: "wrong_port",
        message: "Withings notifies addresses on port 443 or 80 only.",
        hint: "Put a proxy on port 443 in front and set `external_url` to its address."
    )
    static let tooLong = Self(
        code: "address_too_long",
        message: "The external address is too long for Withings, which takes 255 characters.",
        hint: "Use a shorter `external_url`."
    )
}
