import Charts
import Foundation
import WithingsModel

/// The last lines of the program's log.
struct LogView: Sendable {
    struct Row: Sendable {
        var time: String
        var level: String
        /// The class of the mark.
        var severity: String
        var part: String
        var text: String
    }

    var tabs: [PersonFrameView.Tab]
    var levels: [SpanView.Option]
    var parts: [SpanView.Option]
    var rows: [Row]
    var isEmpty: Bool
    var summary: String
    var file: String

    static let length = 300

    /// - Parameters:
    ///   - lines: oldest first.
    ///   - level: only this and what is worse.
    ///   - part: only what this part of the program says.
    init(_ lines: [String], level: LogLine.Level, part: String?, in words: PageWords) {
        let texts = words.texts
        let all = lines.map { LogLine($0) }
        let chosen = all.filter { $0.level >= level && (part == nil || $0.part == part) }
        tabs = ControlTab.log.tabs(in: texts)
        let names: [(LogLine.Level, ControlPhrase)] = [
            (.debug, .logEverything), (.info, .logInfo), (.warning, .logWarnings), (.error, .logErrors),
        ]
        levels = names.map { .init(value: $0.0.rawValue, label: texts[$0.1], isChosen: $0.0 == level) }
        let known = Set(all.map(\.part)).filter { !$0.isEmpty }.sorted()
        parts =
            [.init(value: "", label: texts[.logAllParts], isChosen: part == nil)]
            + known.map { .init(value: $0, label: $0, isChosen: $0 == part) }
        rows = chosen.suffix(Self.length).reversed().map { line in
            Row(
                time: Self.time(line.time, words),
                level: line.level.rawValue,
                severity: line.level >= .error ? "error" : line.level == .warning ? "warning" : "note",
                part: line.part,
                text: line.text
            )
        }
        isEmpty = rows.isEmpty
        summary = texts(
            .logSummary,
            ["shown": texts.numbers.text(rows.count), "count": texts.numbers.text(chosen.count)]
        )
        file = "/config/log.txt"
    }

    /// The day and the second, in the time zone of the house.
    private static func time(_ text: String, _ words: PageWords) -> String {
        let style = Date.ISO8601FormatStyle.iso8601.year().month().day().time(includingFractionalSeconds: true)
            .timeZone(separator: .omitted)
        guard let date = try? Date(text, strategy: style) else { return text }
        let local = LocalMoment(EpochSeconds(date.timeIntervalSince1970), in: words.timeZone)
        return "\(words.days.short(local.day)), \(local.clock):\(local.second < 10 ? "0" : "")\(local.second)"
    }
}
