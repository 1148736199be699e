import Foundation
import Logging

extension CloudServer {
    /// The cloud of the demo: a household with years of readings that lives on while it runs.
    ///
    /// - Parameters:
    ///   - port: 0 for one that is free.
    ///   - years: how long ago the first reading is.
    package static func demo(
        host: String = "127.0.0.1",
        port: Int = 0,
        years: Double = Household.usualYears,
        logger: Logger = Logger(label: "simulated-cloud") { _ in SwiftLogNoOpLogHandler() }
    ) -> CloudServer {
        let household = Household.demo(now: Date().timeIntervalSince1970, years: years)
        var rules = CloudRules()
        // The bridge of a demo has no public address.
        rules.isInRestrictedMode = true
        rules.notificationDelay = 1
        let cloud = SimulatedCloud(household: household, rules: rules)
        var server = CloudServer(cloud: cloud, host: host, port: port, logger: logger)
        server.pace = 15
        server.isSteerable = true
        return server
    }
}
