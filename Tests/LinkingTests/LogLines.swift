import Logging
import TestSupport

/// Everything that was logged, at every level, with its metadata.
final class LogLines: Sendable {
    private let lines = Guarded<[String]>([])

    var text: String { lines.with { $0.joined(separator: "\n") } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(lines: self.lines) }
    }

    private struct Handler: LogHandler {
        let lines: Guarded<[String]>
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.with { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }
}
