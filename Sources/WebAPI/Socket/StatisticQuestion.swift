import Entities
import Foundation
import WebServer
import WithingsModel

/// One figure for a whole stretch of time: what the statistic card of Home Assistant's dashboards asks for.
struct StatisticQuestion: Sendable {
    var id: String
    var types: Set<String>
    var units: [String: String]
    /// nil: from the beginning.
    var start: EpochSeconds?
    /// nil: to the end.
    var end: EpochSeconds?

    private static let allTypes = ["max", "mean", "min", "change"]
    private static let duration = CommandKind.dictionary

    static let shape = CommandShape(
        .required("statistic_id"),
        .optional("types", .list(of: .word(allTypes))),
        .optional("units", .units),
        .optional(
            "calendar",
            .mapping(
                CommandShape(
                    .required("period", .word(["hour", "day", "week", "month", "year"])),
                    .optional("offset", .number()),
                    .optional("first_weekday", .word(Self.weekdays))
                )
            )
        ),
        .optional(
            "fixed_period",
            .mapping(CommandShape(.optional("start_time", .moment), .optional("end_time", .moment)))
        ),
        .optional(
            "rolling_window",
            .mapping(CommandShape(.required("duration", duration), .optional("offset", duration)))
        ),
        exclusive: ["calendar", "fixed_period", "rolling_window"]
    )

    static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    init(_ fields: CommandFields, now: EpochSeconds, timeZone: TimeZone) {
        id = fields.text("statistic_id") ?? ""
        let types = fields.texts("types") ?? []
        self.types = Set(types.isEmpty ? Self.allTypes : types)
        units = fields.object("units").compactMapValues(\.string)
        if let calendar = fields.members["calendar"] {
            let range = Self.stretch(calendar, now: now, timeZone: timeZone)
            (start, end) = (range?.lowerBound, range?.upperBound)
        } else if let fixed = fields.members["fixed_period"] {
            func moment(_ name: String) -> EpochSeconds? {
                fixed[name]?.string.flatMap { MomentReader.moment($0, timeZone: timeZone) }
            }
            (start, end) = (moment("start_time"), moment("end_time"))
        } else if let window = fields.members["rolling_window"] {
            let offset = Self.seconds(window["offset"])
            (start, end) = (now - Self.seconds(window["duration"]) + offset, now + offset)
        }
    }

    /// - Parameter rows: every hour of the series, oldest first.
    func answer(_ rows: [HourlyRow], form: HourlyStatistics.Form) -> JSONValue {
        let range = (start ?? .min)..<max(start ?? .min, end ?? .max)
        var (means, low, high): ([Decimal], Decimal?, Decimal?) = ([], nil, nil)
        var (before, last): (Decimal, Decimal?) = (0, nil)
        for row in rows where row.start < range.upperBound {
            switch row.figures {
            case .mean(let mean, let least, let most):
                guard range.contains(row.start) else { continue }
                means.append(mean)
                low = min(low ?? least, least)
                high = max(high ?? most, most)
            case .sum(let sum, _):
                if range.contains(row.start) { last = sum } else { before = sum }
            }
        }
        let mean = means.isEmpty ? nil : means.reduce(0, +) / Decimal(means.count)
        let change = form == .sum ? last.map { $0 - before } : nil
        let figures = ["max": high, "mean": mean, "min": low, "change": change]
        return .object(
            figures.filter { types.contains($0.key) }.mapValues { $0.map { .number("\($0)") } ?? .null }
        )
    }

    private static func stretch(_ wish: JSONValue, now: EpochSeconds, timeZone: TimeZone) -> Range<EpochSeconds>? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        calendar.firstWeekday = 1 + ((weekdays.firstIndex(of: wish["first_weekday"]?.string ?? "") ?? 0) + 1) % 7
        let component: Calendar.Component =
            switch wish["period"]?.string {
            case "hour": .hour
            case "week": .weekOfYear
            case "month": .month
            case "year": .year
            default: .day
            }
        // Nobody has lived for a million hours.
        let offset = min(max(wish["offset"]?.int ?? 0, -1_000_000), 1_000_000)
        let today = Date(timeIntervalSince1970: TimeInterval(now))
        guard let begin = calendar.dateInterval(of: component, for: today)?.start,
            let moved = calendar.date(byAdding: component, value: offset, to: begin),
            let found = calendar.dateInterval(of: component, for: moved)
        else { return nil }
        let start = EpochSeconds(found.start.timeIntervalSince1970)
        return start..<max(start, EpochSeconds(found.end.timeIntervalSince1970))
    }

    /// A stretch of time by its parts: `{"days": 30, "hours": 12}`.
    private static func seconds(_ wish: JSONValue?) -> EpochSeconds {
        let sizes = ["days": 86_400.0, "hours": 3_600, "minutes": 60, "seconds": 1, "milliseconds": 0.001]
        let seconds = (wish?.object ?? [:]).reduce(0.0) { sum, part in
            guard case .number(let text) = part.value, let number = Double(text), let size = sizes[part.key] else {
                return sum
            }
            // Within what anybody can have measured: infinities would make what is no number at all.
            return sum + min(max(number * size, -1e10), 1e10)
        }
        return EpochSeconds(seconds)
    }
}
