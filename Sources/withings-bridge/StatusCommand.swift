import ArgumentParser
import BridgeApp

/// `withings-bridge status`
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows who is linked, what is kept and how fresh it is."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            for line in try await StatusReport.lines(of: place.folder) { Terminal.say(line) }
        }
    }
}
