import ArgumentParser
import BridgeApp
import BridgeConfiguration
import Foundation

/// `withings-bridge check-config`
struct CheckConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Checks the configuration and names every fault with its file, line and column.",
        discussion: "Leaves with exit status 0 if the configuration is valid and 1 if it is not."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let check = place.folder.check(environment: environment)
        let language = environment["LANG"] ?? "en"
        for note in await LeftOutProfiles.read(check, in: place.folder).notes(language: language) { Terminal.say(note) }
        Terminal.say(ConfigurationReport(check).text(language: language))
        if !check.isValid { throw ExitCode(1) }
    }
}
