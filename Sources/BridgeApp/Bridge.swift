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
        var isRunning = true
        while isRunning {
            isRunning = try await runOnce() == .restart
        }
    }

    private func runOnce() async throws -> RestartSwitch.Outcome {
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
                if let settings = check.settings {
                    try await RunningBridge(settings: settings, ground: ground, check: check, options: options).run()
                } else {
                    try await SafeMode(check: check, ground: ground, options: options).run()
                }
            try? await ground.store.close()
            return outcome
        } catch {
            try? await ground.store.close()
            throw error
        }
    }
}
