import BridgeConfiguration
import Logging
import WithingsModel

/// What the command line decides about a run.
package struct BridgeOptions: Sendable {
    package var folder: ConfigurationFolder
    package var environment: [String: String]
    package var clock: any WallClock
    package var version: String
    /// What the demo needs that the pages offer; nil where they offer none.
    package var demo: DemoStage?
    /// One for all runs of the process.
    let budgets = ApplicationBudgets()
    /// Set while this is the demo.
    var demoCloud: DemoStage.Cloud?
    /// Called each time the web server listens, with the address to open.
    package var onListening: @Sendable (_ address: String, _ isSafeMode: Bool) async -> Void

    /// The cloud that an application is tried out at: the one that the file on disk names, whatever is missing in it, before
    /// that of the environment; nil for Withings' own.
    var cloudToTry: String? {
        folder.check(environment: environment).apiURL ?? environment["WITHINGS_BRIDGE_API_URL"]
    }

    package init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock = SystemWallClock(),
        version: String = BridgeVersion.current,
        demo: DemoStage? = nil,
        onListening: @escaping @Sendable (_ address: String, _ isSafeMode: Bool) async -> Void = { _, _ in }
    ) {
        self.folder = folder
        self.environment = environment
        self.clock = clock
        self.version = version
        self.demo = demo
        self.onListening = onListening
    }
}
