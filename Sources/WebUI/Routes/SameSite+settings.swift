import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import WebServer

extension SameSite {
    /// Compares in a time that does not depend on where the two differ.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard !left.isEmpty, left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Whether a form comes from one of our own pages; the token in it still has to be right.
    static func allows(_ request: Request, settings: Settings) -> Bool {
        allows(
            request,
            addresses: [settings.externalURL, settings.home.internalURL],
            usesForwardedHost: settings.http.useXForwardedFor
        )
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
}
