/// What the web side asks of the program as a whole. The composition hands it in.
package struct BridgeControl: Sendable {
    /// Refreshes one person's data (by user id as digits), or everybody's.
    package var syncNow: @Sendable (_ user: String?) async -> Void
    /// Starts the program again with the configuration as it is on disk. Answers before it does.
    package var restart: @Sendable () async -> Void
    package var broker: @Sendable () async -> BrokerReport
    /// Told when the program started, in seconds since 1970.
    package var startedAt: Int64
    package var version: String
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
        package var fault: String?
        package init(isConfigured: Bool, isConnected: Bool = false, fault: String? = nil) {
            self.isConfigured = isConfigured
            self.isConnected = isConnected
            self.fault = fault
        }
    }

    package init(
        syncNow: @escaping @Sendable (_ user: String?) async -> Void,
        restart: @escaping @Sendable () async -> Void,
        broker: @escaping @Sendable () async -> BrokerReport,
        startedAt: Int64,
        version: String,
        recentLog: @escaping @Sendable () -> [String] = { [] },
        statistics: @escaping @Sendable () async -> StatisticsReport? = { nil },
        runStatistics: @escaping @Sendable () async -> Void = {}
    ) {
        self.syncNow = syncNow
        self.restart = restart
        self.broker = broker
        self.startedAt = startedAt
        self.version = version
        self.recentLog = recentLog
        self.statistics = statistics
        self.runStatistics = runStatistics
    }
}
