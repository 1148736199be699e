import ArgumentParser
import BridgeConfiguration
import Foundation

/// `--config DIR`, shared by the commands.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "The configuration directory. Default: $WITHINGS_BRIDGE_CONFIG, or withings-bridge in your configuration folder (\(Self.usualPlace)).",
            valueName: "dir"
        )
    )
    var directory: String?

    /// The directory, as an absolute path.
    var folder: ConfigurationFolder {
        let environment = ProcessInfo.processInfo.environment
        let place =
            directory ?? environment["WITHINGS_BRIDGE_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? Self.usualPlace
        let path = URL(fileURLWithPath: place).standardizedFileURL
        // Who names the file means the directory that it is in.
        let isFile = path.lastPathComponent == ConfigurationFolder.fileName
        return ConfigurationFolder(path: isFile ? path.deletingLastPathComponent().path : path.path)
    }

    static var usualPlace: String {
        let environment = ProcessInfo.processInfo.environment
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/withings-bridge" }
        return (environment["HOME"] ?? FileManager.default.currentDirectoryPath) + "/.config/withings-bridge"
    }
}
