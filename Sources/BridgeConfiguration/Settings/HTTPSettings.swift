/// The block `http:`.
package struct HTTPSettings: Sendable, Equatable, Codable {
    package var hosts = ["127.0.0.1"]
    /// Says where to listen while `server_host` does not: a container's image sets it.
    package static let hostVariable = "WITHINGS_BRIDGE_SERVER_HOST"
    package var port = 8123
    package var baseURL: String?
    /// Paths of PEM files.
    package var certificate: String?
    package var key: String?
    package var useXForwardedFor = false
    /// Addresses or networks (`172.30.33.0/24`).
    package var trustedProxies: [String] = []
    /// Origins (`https://dashboard.example`) whose pages may read the API, or `*`.
    package var allowedOrigins: [String] = []

    package init() {}
}
