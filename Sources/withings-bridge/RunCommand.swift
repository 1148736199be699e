import ArgumentParser
import BridgeApp
import BridgeConfiguration
import Foundation

/// `withings-bridge run`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs the bridge until it is told to stop (SIGTERM, Ctrl-C)."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        let folder = place.folder
        Terminal.say("Configuration: \(folder.path)/configuration.yaml")
        let options = BridgeOptions(
            folder: folder,
            environment: ProcessInfo.processInfo.environment,
            demo: .simulated
        ) { address, isSafeMode in
            Terminal.say(
                isSafeMode
                    ? "The configuration has faults; they are shown at \(address) until they are mended."
                    : "Open \(address)"
            )
        }
        CoreDumps.forbid()
        try await Terminal.exitingWithFaults(isLogged: true) {
            try OpenFilesLimit.raise()
            try await Bridge(options).run()
        }
    }
}
