import Entities
import Foundation

/// Holds what was read back against what was meant. Home Assistant keeps binary floating point numbers.
enum RowComparison {
    struct Difference: Equatable {
        /// Rows that are not there, or say something else.
        var missing = 0
        /// Rows that should not be there.
        var extra = 0
        var isNone: Bool { missing == 0 && extra == 0 }
    }

    static func compare(meant: [HourlyRow], found: [HourlyRow]) -> Difference {
        let found = Dictionary(found.map { ($0.start, $0) }, uniquingKeysWith: { first, _ in first })
        var difference = Difference()
        for row in meant where !(found[row.start].map { isSame($0.figures, row.figures) } ?? false) {
            difference.missing += 1
        }
        let starts = Set(meant.map(\.start))
        difference.extra = found.keys.count { !starts.contains($0) }
        return difference
    }

    private static func isSame(_ one: HourlyRow.Figures, _ other: HourlyRow.Figures) -> Bool {
        switch (one, other) {
        case (.mean(let mean, let low, let high), .mean(let otherMean, let otherLow, let otherHigh)):
            isSame(mean, otherMean) && isSame(low, otherLow) && isSame(high, otherHigh)
        case (.sum(let sum, let state), .sum(let otherSum, let otherState)):
            isSame(sum, otherSum) && isSame(state, otherState)
        default: false
        }
    }

    private static func isSame(_ one: Decimal, _ other: Decimal) -> Bool {
        let scale = max(abs(one), abs(other), 1)
        return abs(one - other) <= scale * Decimal(sign: .plus, exponent: -12, significand: 1)
    }
}
