import BridgeConfiguration
import MQTTLink
import Store

extension BrokerAddress {
    /// The broker that the configuration names; without a `client_id` there, one that this installation keeps.
    init(_ mqtt: MQTTSettings, documents: any DocumentStore) async throws {
        let ownID = "withings-bridge-" + (try await InstanceIdentity.identity(in: documents))
        self.init(
            host: mqtt.broker,
            port: mqtt.port,
            username: mqtt.username,
            password: mqtt.password,
            clientID: mqtt.clientID ?? ownID,
            keepaliveSeconds: mqtt.keepalive,
            certificate: mqtt.certificate,
            clientCertificate: mqtt.clientCertificate,
            clientKey: mqtt.clientKey,
            tlsInsecure: mqtt.tlsInsecure
        )
    }
}
