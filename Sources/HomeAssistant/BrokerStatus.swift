import MQTTLink

/// How the connection to the broker stands.
package struct BrokerStatus: Sendable, Equatable {
    /// What the last cleaning up found.
    package struct CleanUp: Sendable, Equatable {
        package var at: Int64
        /// Topics that were cleared.
        package var cleared: Int

        package init(at: Int64, cleared: Int) {
            self.at = at
            self.cleared = cleared
        }
    }

    package var isConnected: Bool
    /// What is wrong, in plain words with what to do.
    package var fault: BrokerFault?
    package var lastPublishAt: Int64?
    /// How many entities and devices are published.
    package var entities: Int
    package var devices: Int
    package var lastCleanUp: CleanUp?

    package init(
        isConnected: Bool,
        fault: BrokerFault? = nil,
        lastPublishAt: Int64? = nil,
        entities: Int = 0,
        devices: Int = 0,
        lastCleanUp: CleanUp? = nil
    ) {
        self.isConnected = isConnected
        self.fault = fault
        self.lastPublishAt = lastPublishAt
        self.entities = entities
        self.devices = devices
        self.lastCleanUp = lastCleanUp
    }
}
