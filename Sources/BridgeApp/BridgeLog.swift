import BridgeConfiguration
import Foundation
import Logging

/// Makes the program's loggers: constant messages on standard error, values as metadata.
package enum BridgeLog {
    /// `text`, or `json` where `WITHINGS_BRIDGE_LOG_FORMAT` says so.
    package static let form = BridgeLogHandler.Form(
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

    /// Says why the program ends in the form of its log, where that is JSON: whoever reads it by program meets one form.
    ///
    /// - Returns: false where the log is text and nothing was said.
    package static func sayLastWord(
        _ fault: BridgeFault,
        form: BridgeLogHandler.Form? = BridgeLog.form,
        write: @escaping @Sendable (String) -> Void = { LineWriter.errors.write($0) }
    ) -> Bool {
        guard form == .json else { return false }
        let logger = Logger(label: "withings-bridge.lifecycle") { label in
            BridgeLogHandler(label: label, form: .json, write: write)
        }
        logger.critical(
            "The program ends.",
            metadata: [
                "code": "\(fault.code.rawValue)", "says": "\(fault.message)", "hint": "\(fault.hint)",
                "exit_status": "\(fault.exitStatus)",
            ]
        )
        return true
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
