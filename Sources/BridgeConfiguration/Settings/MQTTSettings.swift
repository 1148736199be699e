/// The block `mqtt:`.
package struct MQTTSettings: Sendable, Equatable {
    package var broker = "127.0.0.1"
    package var port = 1883
    package var username: String?
    package var password: String?
    package var clientID: String?
    /// Seconds.
    package var keepalive = 60
    /// A PEM file of certificates to trust, or `auto` for the system's.
    package var certificate: String?
    package var clientCertificate: String?
    package var clientKey: String?
    package var tlsInsecure = false
    package var discovery = true
    package var discoveryPrefix = "homeassistant"
    /// How entity ids are made; nil leaves it to Home Assistant.
    package var defaultEntityID: String?

    package init() {}
}
