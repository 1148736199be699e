import Logging
import TestSupport

/// Everything that is logged, as text.
struct LogLines: LogHandler {
    private let lines = Guarded<[String]>([])
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    var logger: Logger { Logger(label: "test") { _ in self } }
    var text: String { lines.with { $0.joined(separator: "\n") } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value) " }.joined()
        lines.with { $0.append("\(event.level) \(event.message) \(values)") }
    }
}
