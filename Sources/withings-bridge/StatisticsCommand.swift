import ArgumentParser
import BridgeApp

/// `withings-bridge statistics`
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Brings the whole record into Home Assistant's long-term statistics, once.",
        discussion: """
            Sends what changed since the last time and reads it back. The running bridge does the same by itself. Needs the \
            block home_assistant: with url and token. Leaves with exit status 1 if a series is not there.
            """
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            if try await !StatisticsOnce.run(in: place.folder, say: { Terminal.say($0) }) { throw ExitCode(1) }
        }
    }
}
