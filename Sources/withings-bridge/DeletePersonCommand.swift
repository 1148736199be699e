import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge delete-person`
struct DeletePersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete-person",
        abstract: "Removes everything of a person: records, tokens, link; and shows that it is gone.",
        discussion: """
            Stop the bridge first. Withings is asked to end the access. Backups that still hold their records are named, or \
            removed with --backups. At the bridge's next start their sensors vanish from Home Assistant.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Argument(help: "The profile's name, or the Withings user id.") var person: String
    @Flag(help: "Removes the backups that hold anything of them, too.") var backups = false
    @Flag(help: "Does not ask.") var yes = false

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            if !yes {
                Terminal.complain("Everything of \(person) will be removed for good. Write the name again to go on:")
                guard readLine(strippingNewline: true) == person else {
                    throw BridgeFault(.keeping, "Nothing was removed.", hint: "The name was not the same.")
                }
            }
            let removal = try PersonRemoval(folder: place.folder, environment: ProcessInfo.processInfo.environment)
            for line in try await removal.remove(person, removesBackups: backups) { Terminal.say(line) }
            if let fault = await removal.unfinished() { throw fault }
        }
    }
}
