import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge health`
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Asks the running bridge whether it is alive, for container managers.",
        discussion: "Leaves with exit status 0 if it answers and 1 if it does not."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        guard await HealthKnock(folder: place.folder, environment: ProcessInfo.processInfo.environment).isAlive() else {
            Terminal.complain("withings-bridge: The bridge does not answer.")
            throw ExitCode(1)
        }
        Terminal.say("alive")
    }
}
