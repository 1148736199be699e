import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge rehearse`: `run` in a hurry, for soak tests against a simulated cloud whose clock runs as fast.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Runs the bridge on a clock that is fast, against a simulated cloud.",
        shouldDisplay: false
    )

    @OptionGroup var place: ConfigurationOption
    @Option(help: "When the clock began to be fast, in seconds since 1970.") var since: Double
    @Option(help: "Seconds that pass in a second.") var rate: Double
    @Option(help: "Seconds by which the clock is wrong; negative for a late one.") var ahead = 0.0
    @Option(help: "After how many true seconds a wrong clock is put right.") var correctedAfter: Double?

    func validate() throws {
        guard rate >= 1 else { throw ValidationError("A rehearsal is no slower than life.") }
    }

    func run() async throws {
        let options = BridgeOptions(
            folder: place.folder,
            environment: ProcessInfo.processInfo.environment,
            clock: RehearsalClock(since: since, rate: rate, ahead: ahead, correctedAfter: correctedAfter)
        ) { address, _ in
            Terminal.say("Open \(address)")
        }
        try await Terminal.exitingWithFaults { try await Bridge(options).run() }
    }
}
