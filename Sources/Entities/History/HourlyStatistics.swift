import Foundation
import WithingsModel

/// Makes hours of an entity's past.
package enum HourlyStatistics {
    package enum Form: Sendable, Equatable { case mean, sum }

    /// How an entity is summed up; nil for those that have no statistics (words, moments, what has no state class).
    package static func form(of row: EntityDescription) -> Form? {
        guard row.platform == .sensor, row.deviceClass != "timestamp", row.deviceClass != "enum",
            PersonPast.hasPast(row)
        else { return nil }
        switch row.stateClass {
        case "measurement": return .mean
        case "total", "total_increasing": return .sum
        default: return nil
        }
    }

    /// The hours in which there is something, oldest first.
    ///
    /// - Parameter values: oldest first.
    package static func rows(_ values: [PastValue], form: Form) -> [HourlyRow] {
        switch form {
        case .mean: means(values)
        case .sum: sums(values)
        }
    }

    /// The same hours with the sum that was before in the hour before each. Home Assistant takes the growth of a day, a week or
    /// a month from the hour before it; where it finds none, from the first one within, and that day is lost.
    package static func anchored(_ rows: [HourlyRow]) -> [HourlyRow] {
        var all: [HourlyRow] = []
        var before = HourlyRow(start: 0, figures: .sum(0, state: 0))
        for row in rows {
            guard case .sum = row.figures else { return rows }
            if (all.last?.start ?? .min) < row.start - 3_600 {
                before.start = row.start - 3_600
                all.append(before)
            }
            all.append(row)
            before = row
        }
        return all
    }

    private static func means(_ values: [PastValue]) -> [HourlyRow] {
        var hours: [(start: EpochSeconds, numbers: [Decimal])] = []
        for past in values {
            guard case .number(let number) = past.value else { continue }
            // A figure of a day stands where the day's totals do.
            let hour = Self.hour(of: past.lastReset.map { $0 + 3_599 } ?? past.at)
            if hours.last?.start == hour {
                hours[hours.count - 1].numbers.append(number.decimal)
            } else {
                hours.append((hour, [number.decimal]))
            }
        }
        return hours.map { start, numbers in
            let low = numbers.min() ?? 0
            let high = numbers.max() ?? 0
            return HourlyRow(start: start, figures: .mean(mean(numbers), min: low, max: high))
        }
    }

    /// A day's total stands in the day's first full hour: it is in the past as soon as the day has begun, it stays there
    /// while the total grows, and it is in the right day whatever the zone's offset.
    private static func sums(_ values: [PastValue]) -> [HourlyRow] {
        var rows: [HourlyRow] = []
        var sum: Decimal = 0
        for past in values {
            guard case .number(let number) = past.value else { continue }
            sum += number.decimal
            let start = hour(of: (past.lastReset ?? past.at) + 3_599)
            // On a journey two days can begin in one hour: both count.
            if let last = rows.last, last.start >= start, case .sum(_, let state) = last.figures {
                rows[rows.count - 1].figures = .sum(sum, state: state + number.decimal)
            } else {
                let figures = HourlyRow.Figures.sum(sum, state: number.decimal)
                rows.append(HourlyRow(start: start, figures: figures, lastReset: past.lastReset))
            }
        }
        return rows
    }

    /// Exact where the division comes out, else to twelve places.
    private static func mean(_ numbers: [Decimal]) -> Decimal {
        guard numbers.count > 1 else { return numbers.first ?? 0 }
        var quotient = numbers.reduce(0, +) / Decimal(numbers.count)
        var rounded = Decimal()
        NSDecimalRound(&rounded, &quotient, 12, .plain)
        return rounded
    }

    private static func hour(of moment: EpochSeconds) -> EpochSeconds {
        let remainder = moment % 3_600
        return moment - (remainder < 0 ? remainder + 3_600 : remainder)
    }
}
