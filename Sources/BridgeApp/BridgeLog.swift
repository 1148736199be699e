import BridgeConfiguration
import Foundation
import Logging

/// Makes the program's loggers: constant messages on standard error, values as metadata.
package enum BridgeLog {
    /// `text`, or `json` where `WITHINGS_BRIDGE_LOG_FORMAT` says so.
    static let form = BridgeLogHandler.Form(
        rawValue: ProcessInfo.processInfo.environment["WITHINGS_BRIDGE_LOG_FORMAT"]?.lowercased() ?? ""
    )
    /// The last lines of all loggers, for `/api/error_log`.
    static let recent = RecentLog()

    /// A logger for one part of the program, as loud as the configuration says.
    package static func logger(_ part: String, _ settings: LoggerSettings) -> Logger {
        var logger = Logger(
            label: "withings-bridge.\(part)",
            factory: { label in
                MultiplexLogHandler([
                    BridgeLogHandler(label: label, form: form ?? .text), RecentLogHandler(label, recent),
                ])
            }
        )
        logger.logLevel = level(settings.levels[part] ?? settings.level)
        return logger
    }

    /// Home Assistant's (Python's) names of levels.
    static func level(_ name: String) -> Logger.Level {
        switch name.lowercased() {
        case "notset", "debug": .debug
        case "warning", "warn": .warning
        case "error": .error
        case "critical", "fatal": .critical
        default: .info
        }
    }
}
