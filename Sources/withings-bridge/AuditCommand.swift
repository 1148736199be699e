import ArgumentParser
import BridgeApp

/// `withings-bridge audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Shows who signed in, and what was linked, exported, deleted, backed up and restored."
    )

    @OptionGroup var place: ConfigurationOption
    @Option(help: "How many entries, newest first.") var limit = 100

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            for line in try await AuditReport.lines(of: place.folder, limit: limit) { Terminal.say(line) }
        }
    }
}
