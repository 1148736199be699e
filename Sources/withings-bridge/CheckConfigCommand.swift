import ArgumentParser
import BridgeConfiguration
import Foundation

/// `withings-bridge check-config`
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Checks the configuration and names every fault with its file, line and column.",
        discussion: "Leaves with exit status 0 if the configuration is valid and 1 if it is not."
    )

    @OptionGroup var place: ConfigurationOption

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let check = place.folder.check(environment: environment)
        Terminal.say(ConfigurationReport(check).text(language: environment["LANG"] ?? "en"))
        if !check.isValid { throw ExitCode(1) }
    }
}
