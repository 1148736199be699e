import Foundation
import WebServer

/// What a client of Home Assistant's asks the owner for at `/auth/authorize`. There is one only where everything in it is
/// right: before that nobody is led anywhere.
struct AuthorizationRequest: Sendable {
    enum Fault: Error {
        case client, redirect, incomplete
    }

    var client: ClientID
    var redirect: String
    /// The client's own, brought back unread.
    var state: String?
    /// PKCE's challenge.
    var challenge: String?

    private static let longestState = 4096

    /// - Parameter field: a field of the address or of the form.
    init(authority: String?, _ field: (String) -> String?) throws(Fault) {
        guard let client = ClientID(field("client_id") ?? "", requestAuthority: authority) else { throw .client }
        guard let redirect = field("redirect_uri"), client.allows(redirect: redirect) else { throw .redirect }
        state = field("state").flatMap { $0.isEmpty ? nil : $0 }
        challenge = field("code_challenge").flatMap { $0.isEmpty ? nil : $0 }
        let isWhole =
            ["code", ""].contains(field("response_type") ?? "")
            && (challenge == nil || field("code_challenge_method") == "S256")
            && (state?.utf8.count ?? 0) <= Self.longestState && (challenge?.utf8.count ?? 0) <= 128
        guard isWhole else { throw .incomplete }
        self.client = client
        self.redirect = redirect
    }

    /// What the form carries on, so that the same is asked for again.
    var fields: [(name: String, value: String)] {
        var fields = [("response_type", "code"), ("client_id", client.text), ("redirect_uri", redirect)]
        if let state { fields.append(("state", state)) }
        if let challenge { fields += [("code_challenge", challenge), ("code_challenge_method", "S256")] }
        return fields.map { (name: $0.0, value: $0.1) }
    }

    /// Where the client waits for the answer, as a Content-Security-Policy names it. It knows no numeric addresses of IPv6,
    /// and what is no host's name must not end the directive.
    var target: String {
        guard let parts = URLComponents(string: redirect), let scheme = parts.scheme, scheme.hasPrefix("http"),
            let host = parts.host, host.utf8.allSatisfy(Self.namesHosts)
        else { return (redirect.split(separator: ":").first.map(String.init) ?? "https") + ":" }
        return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }

    private static func namesHosts(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The client's address with an answer in its query, where the client's own query stays.
    func address(_ answer: (name: String, value: String)) -> String {
        let parts = redirect.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var address = String(parts[0])
        for (name, value) in [answer] + (state.map { [("state", $0)] } ?? []) {
            let isFirst = !address.contains("?")
            address += isFirst ? "?" : address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&"
            address += name + "=" + Self.escaped(value)
        }
        return address + (parts.count > 1 ? "#" + parts[1] : "")
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
