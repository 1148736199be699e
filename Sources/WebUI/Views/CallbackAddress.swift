import BridgeConfiguration
import Foundation

/// The address to register at Withings, with what Withings may not like about it.
struct CallbackAddress: Sendable, Equatable {
    static let path = "/auth/external/callback"

    var address: String
    var hints: [Phrase]

    init(_ settings: Settings) {
        address = settings.externalURL + Self.path
        let parts = URLComponents(string: address)
        let host = parts?.host ?? ""
        var hints: [Phrase] = []
        if parts?.scheme != "https" {
            hints.append(.callbackNotHTTPS)
        } else if !Self.isPublicName(host) {
            hints.append(.callbackNotPublic)
        } else if let port = parts?.port, port != 443, port != 80 {
            hints.append(.callbackOddPort)
        }
        if address.utf8.count > 255 { hints.append(.callbackTooLong) }
        self.hints = hints
    }

    private static func isPublicName(_ host: String) -> Bool {
        let isNumeric = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
        let isLocal = [".local", ".lan", ".home", ".internal", ".localhost", ".home.arpa"].contains {
            host.hasSuffix($0)
        }
        return host.contains(".") && !isNumeric && !isLocal
    }
}
