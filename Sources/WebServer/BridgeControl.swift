/// What the web side asks of the program as a whole. The composition hands it in.
package struct BridgeControl: Sendable {
    /// Refreshes one person's data (by user id as digits), or everybody's.
    package var syncNow: @Sendable (_ user: String?) async -> Void
    /// Reads everything that Withings has of one person, or of everybody, once more.
    package var reread: @Sendable (_ user: String?) async -> Void
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
    package var operations: Operations
    /// The last lines of the program's log, oldest first.
    package var recentLog: @Sendable () -> [String]
    /// How the import into Home Assistant's statistics stands; nil where none is configured.
    package var statistics: @Sendable () async -> StatisticsReport?
    /// Looks at everything there again now.
    package var runStatistics: @Sendable () async -> Void

    /// How the broker stands, for people.
    package struct BrokerReport: Sendable {
        package var isConfigured: Bool
        package var isConnected: Bool
        package var fault: PlainFault?
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
            fault: PlainFault? = nil,
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
        cleanUp: @escaping @Sendable () async -> Void = {},
        operations: Operations = Operations(),
        recentLog: @escaping @Sendable () -> [String] = { [] },
        statistics: @escaping @Sendable () async -> StatisticsReport? = { nil },
        runStatistics: @escaping @Sendable () async -> Void = {},
        reread: @escaping @Sendable (_ user: String?) async -> Void = { _ in }
    ) {
        self.syncNow = syncNow
        self.restart = restart
        self.broker = broker
        self.startedAt = startedAt
        self.version = version
        self.republish = republish
        self.cleanUp = cleanUp
        self.operations = operations
        self.recentLog = recentLog
        self.statistics = statistics
        self.runStatistics = runStatistics
        self.reread = reread
    }
}
