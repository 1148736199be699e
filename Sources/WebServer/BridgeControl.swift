/// What the web side asks of the program as a whole. The composition hands it in.
package struct BridgeControl: Sendable {
    /// Refreshes one person's data (by user id as digits), or everybody's.
    package var syncNow: @Sendable (_ user: String?) async -> Void
    /// Starts the program again with the configuration as it is on disk. Answers before it does.
    package var restart: @Sendable () async -> Void
    package var broker: @Sendable () async -> BrokerReport
    /// Publishes everything at the broker once more.
    package var republish: @Sendable () async -> Void
    /// Clears what bridges that are no more left at the broker; the report says how many topics, a few seconds later.
    package var cleanUp: @Sendable () async -> Void
    /// Told when the program started, in seconds since 1970.
    package var startedAt: Int64
    package var version: String

    /// How the broker stands, for people.
    package struct BrokerReport: Sendable {
        package var isConfigured: Bool
        package var isConnected: Bool
        package var fault: String?
        package var lastPublishAt: Int64?
        /// How many entities and devices are published.
        package var entities: Int
        package var devices: Int
        /// When it was last cleaned up, and how many topics were cleared then.
        package var cleanedUpAt: Int64?
        package var cleared: Int

        package init(
            isConfigured: Bool,
            isConnected: Bool = false,
            fault: String? = nil,
            lastPublishAt: Int64? = nil,
            entities: Int = 0,
            devices: Int = 0,
            cleanedUpAt: Int64? = nil,
            cleared: Int = 0
        ) {
            self.isConfigured = isConfigured
            self.isConnected = isConnected
            self.fault = fault
            self.lastPublishAt = lastPublishAt
            self.entities = entities
            self.devices = devices
            self.cleanedUpAt = cleanedUpAt
            self.cleared = cleared
        }
    }

    package init(
        syncNow: @escaping @Sendable (_ user: String?) async -> Void,
        restart: @escaping @Sendable () async -> Void,
        broker: @escaping @Sendable () async -> BrokerReport,
        startedAt: Int64,
        version: String,
        republish: @escaping @Sendable () async -> Void = {},
        cleanUp: @escaping @Sendable () async -> Void = {}
    ) {
        self.syncNow = syncNow
        self.restart = restart
        self.broker = broker
        self.startedAt = startedAt
        self.version = version
        self.republish = republish
        self.cleanUp = cleanUp
    }
}
