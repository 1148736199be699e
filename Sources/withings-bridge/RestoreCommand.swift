import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of the record.",
        discussion: """
            Stop the bridge first. The backup is read to its end before anything is touched. What is there is left alone, or \
            with --overwrite moved aside under a name that says so; nothing is deleted.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Argument(help: "The backup; a key file beside it is restored too.") var file: String
    @Flag(help: "Moves aside what is there.") var overwrite = false

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let keeping = try Keeping(folder: place.folder, environment: ProcessInfo.processInfo.environment)
            let path = URL(fileURLWithPath: file).standardizedFileURL.path
            for line in try await keeping.restore(path, overwrite: overwrite) { Terminal.say(line) }
        }
    }
}
