import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Makes a backup of the record, also while the bridge runs, and reads it back.",
        discussion: """
            Without the key file (the usual) a backup holds no tokens: it can be kept anywhere, and after a restore everybody \
            links their account again. No reading is lost either way.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Option(help: ArgumentHelp("Where to; default: the folder for backups of the configuration.", valueName: "file"))
    var to: String?
    @Flag(inversion: .prefixedNo, help: "Puts the key file beside it. Default: as configured.") var key: Bool?
    @Flag(help: "Lists the backups that there are instead.") var list = false

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let keeping = try Keeping(folder: place.folder, environment: ProcessInfo.processInfo.environment)
            let path = to.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
            let lines = list ? keeping.list() : try await keeping.backUp(to: path, includesKey: key)
            for line in lines { Terminal.say(line) }
        }
    }
}
