import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at everything that has to be right, and says what to change.",
        discussion: """
            Files and key, disk, what Withings sees of the external address (name, port, certificate, HEAD), the client id \
            and secret, the broker, the clock, the backups. Changes nothing; may run beside the bridge. Leaves with exit \
            status 0 if nothing has failed and 1 if something has.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Flag(help: "Prints the findings as JSON.") var json = false

    func run() async throws {
        let doctor = Doctor(folder: place.folder, environment: ProcessInfo.processInfo.environment)
        let findings = await doctor.findings()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Terminal.say(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            for line in findings.flatMap(\.lines) { Terminal.say(line) }
        }
        if findings.contains(where: { $0.state == .failed }) { throw ExitCode(1) }
    }
}
