import Foundation
import Logging
import NIOConcurrencyHelpers

/// The last lines of the log, in memory.
package final class RecentLog: Sendable {
    private static let capacity = 1_000
    private static let longestLine = 2_000
    private let kept = NIOLockedValueBox<[String]>([])

    /// Oldest first.
    var lines: [String] { kept.withLockedValue { $0.suffix(Self.capacity) } }

    func add(_ line: String) {
        kept.withLockedValue { lines in
            lines.append(String(line.prefix(Self.longestLine)))
            // Thrown out in bulk, so that one line does not move a thousand.
            if lines.count > Self.capacity * 2 { lines.removeFirst(Self.capacity) }
        }
    }
}

/// Writes into a ``RecentLog``, in the order in which Home Assistant's log has its columns.
struct RecentLogHandler: LogHandler {
    private let label: String
    private let recent: RecentLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(_ label: String, _ recent: RecentLog) {
        self.label = label
        self.recent = recent
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let values = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let time = Date().formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted)
        )
        recent.add("\(time) \(Self.word(event.level)) [\(label)] \(event.message)\(values)")
    }

    private static func word(_ level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARNING"
        case .error: "ERROR"
        case .critical: "CRITICAL"
        }
    }
}
