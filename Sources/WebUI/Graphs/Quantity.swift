import Charts
import Entities
import Foundation
import WithingsModel

/// What a chart's values are, to convert and to write them in somebody's units.
struct Quantity: Sendable {
    enum Kind: Sendable, Equatable {
        case mass, temperature, length, distance
        /// Seconds, shown as hours.
        case hours
        /// Seconds, shown as minutes.
        case minutes
        case plain(unit: String)
    }

    var kind: Kind
    /// Digits after the point of a mean.
    var digits: Int
    let words: PageWords

    init(_ kind: Kind, digits: Int = 1, words: PageWords) {
        self.kind = kind
        self.digits = digits
        self.words = words
    }

    /// By a row of the catalogue.
    init(_ entity: EntityDescription, words: PageWords) {
        self.words = words
        digits = (entity.precision ?? 0) + 1
        switch entity.unit {
        case "kg"?: (kind, digits) = (.mass, 2)
        case "°C"?: (kind, digits) = (.temperature, 2)
        case "m"? where entity.deviceClass == "distance": kind = .length
        case "s"?: (kind, digits) = (.minutes, 1)
        default: kind = .plain(unit: words.values.unitName(entity.unit ?? ""))
        }
    }

    private var units: UnitChoice { words.values.units }

    var unit: String {
        switch kind {
        // Stones and hours are written as two numbers, which goes by these signs.
        case .mass where units == .stone: "st"
        case .hours: "h"
        case .mass: sign(units == .metric ? "kg" : "lb")
        case .temperature: sign(units.usesFahrenheit ? "°F" : "°C")
        case .length: sign(units == .metric ? "m" : "ft")
        case .distance: sign(units == .metric ? "km" : "mi")
        case .minutes: sign("min")
        case .plain(let unit): unit
        }
    }

    private func sign(_ unit: String) -> String { words.texts.unit(unit) }

    /// The value in the chosen units: exact where that is how it was measured, rounded finely where it is calculated.
    func converted(_ value: ExactDecimal) -> ExactDecimal {
        switch (kind, units) {
        case (.mass, .imperial): .rounding(value.double * 2.204_622_621_85, digits: 1)
        case (.mass, .stone): .rounding(value.double * 0.157_473_044_418, digits: 3)
        case (.temperature, .imperial): .rounding(value.double * 9 / 5 + 32, digits: 2)
        case (.length, .imperial), (.length, .stone): .rounding(value.double * 3.280_839_895, digits: 2)
        case (.distance, .metric): ExactDecimal(value.mantissa, exponent: value.exponent - 3)
        case (.distance, _): .rounding(value.double / 1609.344, digits: 2)
        // Fine enough that minutes made of them are those of the record.
        case (.hours, _): .rounding(value.double / 3600, digits: 5)
        case (.minutes, _): .rounding(value.double / 60, digits: 1)
        default: value
        }
    }

    /// Means in stones need more digits, since 0.1 st is more than a pound.
    var meanDigits: Int { kind == .mass && units == .stone ? 3 : kind == .hours ? 3 : digits }

    func points(_ points: [ChartPoint]) -> [ChartPoint] {
        points.map { ChartPoint($0.at, converted($0.value), shift: $0.shift) }
    }
}
