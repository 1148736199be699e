/// A line of the program's log, taken apart: `2026-11-27T01:02:03.456Z WARNING [sync] message key=value`.
struct LogLine: Sendable, Equatable {
    enum Level: String, Sendable, CaseIterable, Comparable {
        case debug = "DEBUG"
        case info = "INFO"
        case warning = "WARNING"
        case error = "ERROR"
        case critical = "CRITICAL"

        static func < (left: Level, right: Level) -> Bool {
            guard let one = allCases.firstIndex(of: left), let two = allCases.firstIndex(of: right) else {
                return false
            }
            return one < two
        }
    }

    var time: String
    var level: Level
    var part: String
    var text: String

    init(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard words.count == 4, let level = Level(rawValue: String(words[1])), words[2].hasPrefix("["),
            words[2].hasSuffix("]")
        else {
            (time, level, part, text) = ("", .info, "", line)
            return
        }
        time = String(words[0])
        self.level = level
        part = String(words[2].dropFirst().dropLast())
        text = String(words[3])
    }
}
