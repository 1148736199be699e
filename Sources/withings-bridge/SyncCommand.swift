import ArgumentParser
import BridgeApp
import BridgeConfiguration
import Foundation

/// `withings-bridge sync`
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Tells the running bridge to fetch everybody's new readings now."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        try await Terminal.exitingWithFaults {
            guard let process = InstanceLock.holder(of: place.folder), kill(process, SIGUSR1) == 0 else {
                throw BridgeFault(
                    .notRunning,
                    "No withings-bridge runs on \(place.folder.path).",
                    hint: "Start it with: withings-bridge run --config \(place.folder.path)"
                )
            }
            Terminal.say("Asked the running bridge (process \(process)) to fetch now.")
        }
    }
}
