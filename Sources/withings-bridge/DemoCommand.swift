import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge demo`
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Starts a simulated Withings cloud with two made-up people, and a bridge to link them with.",
        discussion: "Everything stays on this machine and is gone when the demo ends. No Withings account is needed."
    )

    @Option(help: "The port of the bridge's pages.") var port = 8123
    @Option(help: "The port of the simulated Withings cloud; 0 takes a free one.") var cloudPort = 0
    @Option(help: ArgumentHelp("An MQTT broker to publish to, as host:port.", valueName: "host:port")) var broker:
        String?
    @Option(help: "How many years of readings are made up, 1 to 20.") var years = 6.1
    @Flag(help: "Starts the simulated cloud alone, for a bridge or a program of your own; says client id and secret.")
    var cloudOnly = false
    @Option(help: ArgumentHelp("Keeps the demo's data in this directory.", valueName: "dir")) var keep: String?

    func validate() throws {
        guard (1...20).contains(years) else { throw ValidationError("--years takes 1 to 20.") }
    }

    func run() async throws {
        try await Terminal.exitingWithFaults {
            if cloudOnly { return try await Demo.runCloud(port: cloudPort, years: years) }
            try await Demo(port: port, cloudPort: cloudPort, broker: broker, keptDirectory: keep, years: years).run()
        }
    }
}
