import Access
import BridgeConfiguration
import Foundation
import Logging
import Store

/// The whole program: reads the configuration and runs by it, or shows its faults on a page until it is mended; starts
/// again in place when it is told to.
package struct Bridge: Sendable {
    private let options: BridgeOptions

    package init(_ options: BridgeOptions) {
        self.options = options
    }

    /// Runs until a signal ends it.
    ///
    /// - Throws: ``BridgeFault`` where it cannot start at all.
    package func run() async throws {
        let lock = try InstanceLock(folder: options.folder)
        defer { lock.release() }
        // Whoever knocks for a refresh (SIGUSR1) before anybody listens, or where nobody can, must not end the program.
        signal(SIGUSR1, SIG_IGN)
        // The same for whoever asks for the configuration to be read anew.
        signal(SIGHUP, SIG_IGN)
        var outcome = RestartSwitch.Outcome.restart
        while outcome != .stop {
            outcome =
                if outcome == .demo(true), let stage = options.demo {
                    try await runDemo(stage)
                } else {
                    try await Self.runOnce(options)
                }
        }
    }

    /// Runs with made-up people until somebody ends the demo or the program.
    private func runDemo(_ stage: DemoStage) async throws -> RestartSwitch.Outcome {
        let place = DemoFolder(owner: options.folder)
        let settings = options.folder.check(environment: options.environment).settings ?? Settings()
        let (clouds, source) = AsyncStream.makeStream(of: DemoStage.Cloud.self)
        defer { place.remove() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { source.finish() }
                try await stage.run { source.yield($0) }
            }
            defer { group.cancelAll() }
            guard let cloud = await clouds.first(where: { _ in true }) else { return .restart }
            try place.prepare(cloud, settings)
            try await place.carryOwner(settings)
            var demo = options
            demo.folder = place.folder
            demo.demoCloud = cloud
            var outcome = RestartSwitch.Outcome.restart
            while outcome == .restart { outcome = try await Self.runOnce(demo) }
            return outcome
        }
    }

    /// Where only the environment asks for an open door (a container's image does), it stays shut until there is a password,
    /// and nobody has to start anything again and again for that.
    private static func insideUntilOwned(
        _ settings: Settings?,
        _ ground: Ground,
        _ options: BridgeOptions
    ) async -> Settings? {
        guard var settings, let host = options.environment[HTTPSettings.hostVariable], settings.http.hosts == [host],
            !RunningBridge.isLoopback(host), (try? await ground.gatekeeper.hasOwner()) != true
        else { return settings }
        settings.http.hosts = ["127.0.0.1"]
        ground.logger.warning(
            "There is no owner account yet, so only this machine (or container) is let in. Stop, make it, start again: withings-bridge create-owner"
        )
        return settings
    }

    private static func runOnce(_ options: BridgeOptions) async throws -> RestartSwitch.Outcome {
        options.folder.beginIfMissing()
        let check = options.folder.check(environment: options.environment)
        let logger = BridgeLog.logger("bridge", check.settings?.logger ?? LoggerSettings())
        for diagnostic in check.diagnostics where diagnostic.severity != .note {
            logger.warning(
                "configuration",
                metadata: [
                    "place": "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)",
                    "says": "\(diagnostic.message)",
                ]
            )
        }
        let ground = try await Ground.open(check: check, options: options)
        do {
            let outcome =
                if let settings = await insideUntilOwned(check.settings, ground, options) {
                    try await RunningBridge(settings: settings, ground: ground, check: check, options: options).run()
                } else {
                    try await SafeMode(check: check, ground: ground, options: options).run()
                }
            await ground.close()
            return outcome
        } catch {
            await ground.close()
            throw error
        }
    }
}
