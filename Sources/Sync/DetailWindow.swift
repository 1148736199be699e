import Foundation
import Store
import WithingsModel

/// A stretch within a night or a day whose detail is to be fetched; never longer than what Withings answers at once.
struct DetailWindow: Sendable, Hashable, Codable {
    /// `sleepDetail` or `intraday`.
    var kind: RecordKind
    var from: EpochSeconds
    /// Where the next window begins.
    var to: EpochSeconds

    static let longest: EpochSeconds = 86_400

    /// A night, or several that overlap; cut where it is longer than a day.
    static func nights(from: EpochSeconds, to: EpochSeconds) -> [DetailWindow] {
        cut(.sleepDetail, from, min(to, from + 7 * longest))
    }

    /// A day by the clock of the place; of 23, 24 or 25 hours.
    static func day(_ day: LocalDay, in timeZone: TimeZone) -> [DetailWindow] {
        cut(.intraday, day.start(in: timeZone), day.adding(days: 1).start(in: timeZone))
    }

    private static func cut(_ kind: RecordKind, _ from: EpochSeconds, _ to: EpochSeconds) -> [DetailWindow] {
        stride(from: from, to: to, by: EpochSeconds.Stride(longest)).map { start in
            DetailWindow(kind: kind, from: start, to: min(to, start + longest))
        }
    }
}
