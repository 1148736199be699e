import BridgeConfiguration
import Foundation

/// How a configuration is made, without what it says: numbers, switches, and whether something is set.
struct ConfigurationShape: Codable, Sendable, Equatable {
    var isValid: Bool
    /// The places of faults; not their texts, which quote the file.
    var faults: [String]
    var blocks: [String: [String: String]]

    init(_ check: ConfigurationCheck) {
        isValid = check.isValid
        faults = check.errors.map { "\($0.line):\($0.column)" }
        blocks = check.settings.map(Self.blocks) ?? [:]
    }

    private static func blocks(_ settings: Settings) -> [String: [String: String]] {
        var blocks: [String: [String: String]] = [
            "homeassistant": [
                "external_url": shape(settings.home.externalURL), "internal_url": shape(settings.home.internalURL),
                "unit_system": settings.home.unitSystem, "language": settings.home.language ?? "not set",
                "time_zone": isSet(settings.home.timeZone),
            ],
            "http": [
                "server_host": settings.http.hosts.allSatisfy {
                    $0.hasPrefix("127.") || $0 == "::1" || $0 == "localhost"
                }
                    ? "loopback" : "beyond loopback",
                "server_port": "\(settings.http.port)", "tls": "\(settings.http.certificate != nil)",
                "base_url": shape(settings.http.baseURL),
                "use_x_forwarded_for": "\(settings.http.useXForwardedFor)",
                "trusted_proxies": "\(settings.http.trustedProxies.count)",
            ],
            "recorder": ["db_url": isSet(settings.recorder.databaseURL)],
            "logger": ["default": settings.logger.level],
        ]
        if let withings = settings.withings {
            blocks["withings"] = [
                "client_id": isSet(withings.clientID), "client_secret": isSet(withings.clientSecret),
                "profiles": "\(withings.profiles.count)", "scan_interval": "\(withings.scanInterval)",
                "use_webhook": withings.useWebhook.map { "\($0)" } ?? "not set", "base_url": shape(withings.baseURL),
                "cloud": withings.apiURL == "https://wbsapi.withings.net" ? "usual" : "another",
            ]
        }
        if let mqtt = settings.mqtt {
            blocks["mqtt"] = [
                "broker": mqtt.broker == "127.0.0.1" || mqtt.broker == "localhost" ? "this machine" : "another machine",
                "port": "\(mqtt.port)", "username": isSet(mqtt.username), "password": isSet(mqtt.password),
                "tls": "\(mqtt.certificate != nil)", "tls_insecure": "\(mqtt.tlsInsecure)",
                "discovery": "\(mqtt.discovery)",
            ]
        }
        if let prometheus = settings.prometheus {
            blocks["prometheus"] = ["requires_auth": "\(prometheus.requiresAuth)"]
        }
        return blocks
    }

    private static func isSet(_ value: String?) -> String { value == nil ? "not set" : "set" }

    /// Scheme, port and the kind of host; never the host.
    private static func shape(_ address: String?) -> String {
        guard let address, let url = URLComponents(string: address), let host = url.host else { return "not set" }
        let kind = host == "localhost" ? "localhost" : host.contains(where: \.isLetter) ? "name" : "number"
        return "\(url.scheme ?? "?")://<\(kind)>\(url.port.map { ":\($0)" } ?? "")\(url.path.isEmpty ? "" : "/…")"
    }
}
