import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes everything that is kept into files, from measures to the course of nights and the signals of ECGs.",
        discussion: """
            Also while the bridge runs. A file for each kind of record; samples of a day and signals of a night have a row \
            for each number, and what nobody knows yet stands as it came in unknown_fields. Values have the digits they \
            came with; what was deleted at Withings is in a table of its own, with the time when it was found to be gone. \
            Each person gets a folder of their own.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Argument(help: "A folder that does not exist yet.") var to: String
    @Option(help: "Only this profile, or Withings user id.") var person: String?
    @Option(help: "csv for spreadsheets, or json: one object a line.") var format = "csv"

    func validate() throws {
        guard RecordExport.formats.contains(format) else {
            throw ValidationError("The format is one of: \(RecordExport.formats.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let export = RecordExport(folder: place.folder, environment: ProcessInfo.processInfo.environment)
            let path = URL(fileURLWithPath: to).standardizedFileURL.path
            for line in try await export.write(person: person, format: format, to: path) { Terminal.say(line) }
        }
    }
}
