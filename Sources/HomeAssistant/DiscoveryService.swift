import Entities
import Logging
import MQTTLink
import ServiceLifecycle
import Store
import WithingsModel

/// Shows the entities in Home Assistant through a broker: discovery, availability, states, retained; removes what
/// vanished; publishes nothing that did not change.
package actor DiscoveryService: Service {
    private let board: EntityBoard

    /// - Parameters:
    ///   - link: the connection to the broker; this service alone starts and stops it.
    ///   - discoveryPrefix: Home Assistant's prefix, `homeassistant` by default.
    ///   - topicPrefix: under which our own topics stand; several bridges at one broker need different ones.
    ///   - language: of the entities' names.
    package init(
        link: any BrokerLink, discoveryPrefix: String, publishesDiscovery: Bool, language: String,
        configurationURL: String?, topicPrefix: String = "withings-bridge", version: String = "1.0",
        board: EntityBoard, documents: any DocumentStore, clock: any WallClock = SystemWallClock(), logger: Logger
    ) {
        self.board = board
    }

    package func run() async throws {}

    package func status() -> BrokerStatus { BrokerStatus(isConnected: false) }
}
