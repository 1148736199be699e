import Foundation
import Logging

/// Writes one line per event on standard error, for people or as JSON. Whatever the values hold, an event stays one
/// line: what a stranger put into a path or a name cannot forge another.
package struct BridgeLogHandler: LogHandler {
    package enum Form: String, Sendable, CaseIterable { case text, json }

    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let form: Form
    private let now: @Sendable () -> Double
    private let write: @Sendable (String) -> Void

    package init(
        label: String,
        form: Form,
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 },
        write: @escaping @Sendable (String) -> Void = { LineWriter.errors.write($0) }
    ) {
        self.label = label
        self.form = form
        self.now = now
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let values = metadata.merging(event.metadata ?? [:]) { $1 }
        let time = Date(timeIntervalSince1970: now()).formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted)
        )
        switch form {
        case .text:
            let pairs = values.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
            write("\(time) \(event.level) \(label): \(Self.oneLine("\(event.message)"))\(pairs)\n")
        case .json:
            let fixed = [
                ("time", time), ("level", "\(event.level)"), ("logger", label), ("message", "\(event.message)"),
            ]
            let named = values.sorted { $0.key < $1.key }.filter { pair in !fixed.contains { $0.0 == pair.key } }
            let pairs =
                fixed.map { "\(Self.json($0.0)):\(Self.json($0.1))" }
                + named.map { "\(Self.json($0.key)):\(Self.value(of: $0.key, "\($0.value)"))" }
            write("{\(pairs.joined(separator: ","))}\n")
        }
    }

    /// By name, so that a field is of one kind in every line: the name of a profile may look like a number.
    private static let numbers: Set<String> = [
        "bytes", "changed", "cleared", "count", "devices", "entities", "exit_status", "faults", "milliseconds", "pages",
        "percent", "port",
        "removed", "rows", "schema", "seconds", "status", "steps_applied", "topics",
    ]

    private static func value(of key: String, _ text: String) -> String {
        guard numbers.contains(key), text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]+)?/) != nil else {
            return json(text)
        }
        return text
    }

    /// A value as it stands behind `=`: in quotation marks where it would not be one word.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "=" }
        return isWord ? oneLine(text) : "\"\(oneLine(text.replacing("\"", with: "\\\"")))\""
    }

    /// Without anything that ends a line or steers a terminal.
    private static func oneLine(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    private static func json(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
                || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
