import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reads the record, or a backup, to its end and says whether all of it is right.",
        discussion: "Changes nothing; may run beside the bridge. Leaves with exit status 1 for a file that is damaged."
    )

    @OptionGroup var place: ConfigurationOption
    @Argument(help: "A backup; default: the record in use.") var file: String?

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let keeping = try Keeping(folder: place.folder, environment: ProcessInfo.processInfo.environment)
            let path = file.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
            for line in try await keeping.verify(path) { Terminal.say(line) }
        }
    }
}
