/// Which broker, and how to sign in there.
package struct BrokerAddress: Sendable, Equatable {
    package var host: String
    package var port: Int
    package var username: String?
    package var password: String?
    package var clientID: String
    package var keepaliveSeconds: Int
    /// A PEM file of certificates to trust, `auto` for the system's, nil for no TLS.
    package var certificate: String?
    package var clientCertificate: String?
    package var clientKey: String?
    package var tlsInsecure: Bool

    package init(
        host: String,
        port: Int = 1883,
        username: String? = nil,
        password: String? = nil,
        clientID: String,
        keepaliveSeconds: Int = 60,
        certificate: String? = nil,
        clientCertificate: String? = nil,
        clientKey: String? = nil,
        tlsInsecure: Bool = false
    ) {
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.clientID = clientID
        self.keepaliveSeconds = keepaliveSeconds
        self.certificate = certificate
        self.clientCertificate = clientCertificate
        self.clientKey = clientKey
        self.tlsInsecure = tlsInsecure
    }
}
