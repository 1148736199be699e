import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge diagnostics`
struct DiagnosticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnostics",
        abstract: "Prints what somebody who helps needs to know: no secret, no reading, no name, no address.",
        discussion: "Attach it to a report of a fault. Everything in it can be read before it is sent."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        Terminal.say(
            await DiagnosticsBundle(folder: place.folder, environment: ProcessInfo.processInfo.environment).text()
        )
    }
}
