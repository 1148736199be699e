import Entities
import Foundation
import WithingsModel

/// Writes values with human units: `72.40 kg`, `7 h 12 min`, `5.23 km`.
struct ValueFormat: Sendable {
    let texts: Texts
    let moments: MomentFormat
    let units: UnitChoice
    /// What is usual where the visitor is at home, beside the value: nobody chose yet.
    var beside: UnitChoice?

    private var isCustomary: Bool { units != .metric }

    /// - Parameter place: where it was, as an IANA name: moments are told by the clocks there.
    func text(_ value: EntityValue, for entity: EntityDescription, in place: String? = nil) -> ValueText {
        switch value {
        case .number(let number):
            // How high somebody climbed is no way: it stays in metres or feet however much it is.
            self.number(
                number,
                unit: entity.unit,
                deviceClass: entity.isClimb ? nil : entity.deviceClass,
                precision: entity.precision
            )
        case .text(let word):
            ValueText(value: (entity.key == "workout_type" ? texts.workout(word) : nil) ?? texts.state(word))
        case .moment(let moment): ValueText(value: moments.exact(moment, in: place))
        case .flag(let flag): ValueText(value: texts[flag ? .yes : .no])
        }
    }

    func number(_ number: ExactDecimal, unit: String?, deviceClass: String?, precision: Int?) -> ValueText {
        var own = ownNumber(number, unit: unit, deviceClass: deviceClass, precision: precision)
        own.exact = exact(number, unit: unit, shownAs: own)
        guard let beside, let shown = own.unit else { return own }
        let other = ValueFormat(texts: texts, moments: moments, units: beside)
            .ownNumber(number, unit: unit, deviceClass: deviceClass, precision: precision)
        guard (other.value, other.unit) != (own.value, own.unit) else { return own }
        let text = [other.value, other.unit].compactMap(\.self).joined(separator: " ")
        return ValueText(value: own.value, unit: "\(shown) (\(text))", exact: own.exact)
    }

    /// The number as it was measured, where what is shown is not all of it. Durations are shown as people say them.
    private func exact(_ number: ExactDecimal, unit: String?, shownAs own: ValueText) -> String? {
        let digits = max(0, -number.normalized.exponent)
        // What is worked out (a mean, an index) has digits without end that nobody measured.
        guard !["s", "min", "h"].contains(unit), digits <= 6 else { return nil }
        let whole = plain(texts.numbers.text(number, precision: digits), unit)
        // Zeros that fill up to the usual precision are no digits that were measured.
        if own.unit == whole.unit, fraction(of: own.value) >= digits { return nil }
        return [whole.value, whole.unit].compactMap(\.self).joined(separator: " ")
    }

    /// How many digits stand after the mark.
    private func fraction(of text: String) -> Int {
        let parts = text.components(separatedBy: texts.numbers.decimal)
        return parts.count > 1 ? parts.last?.count ?? 0 : 0
    }

    private func ownNumber(_ number: ExactDecimal, unit: String?, deviceClass: String?, precision: Int?) -> ValueText {
        switch (deviceClass, unit) {
        case ("duration", "s"?), (nil, "s"?): ValueText(value: duration(seconds: number.decimal))
        case ("duration", "min"?): ValueText(value: duration(seconds: number.decimal * 60))
        case ("duration", "h"?): ValueText(value: duration(seconds: number.decimal * 3600))
        case ("distance", "m"?): distance(number, precision: precision)
        case (nil, "m"?) where isCustomary: converted(number.decimal * 3.280_839_895, "ft", 1)
        case (_, "kg"?) where units == .stone: ValueText(value: stones(number.decimal))
        case (_, "kg"?) where isCustomary: converted(number.decimal * 2.204_622_621_85, "lb", 1)
        case (_, "°C"?) where units.usesFahrenheit: converted(number.decimal * 9 / 5 + 32, "°F", 1)
        default:
            plain(texts.numbers.text(number, precision: precision), unit)
        }
    }

    /// Heights stay in metres; ways of a kilometre and more are written in kilometres.
    private func distance(_ number: ExactDecimal, precision: Int?) -> ValueText {
        let metres = number.decimal
        if isCustomary {
            return metres < 160 ? converted(metres * 3.280_839_895, "ft", 1) : converted(metres / 1609.344, "mi", 2)
        }
        if metres >= 1000 { return converted(metres / 1000, "km", 2) }
        return ValueText(value: texts.numbers.text(number, precision: precision), unit: texts.unit("m"))
    }

    /// `11 st 4.2 lb`; below a stone in pounds alone.
    func stones(_ kilograms: Decimal) -> String {
        let tenths = Int((NSDecimalNumber(decimal: kilograms).doubleValue * 22.046_226_218_5).rounded())
        let (stones, rest) = abs(tenths).quotientAndRemainder(dividingBy: 140)
        let pounds = texts.numbers.text(Decimal(rest) / 10, precision: 1) + " " + texts.unit("lb")
        return (tenths < 0 ? "−" : "")
            + (stones == 0 ? pounds : "\(texts.numbers.text(stones)) \(texts.unit("st")) \(pounds)")
    }

    private func converted(_ number: Decimal, _ unit: String, _ precision: Int) -> ValueText {
        ValueText(value: texts.numbers.text(number, precision: precision), unit: texts.unit(unit))
    }

    /// `7 h 12 min`, `12 min`, `45 s`; rounded to the minute from an hour on.
    func duration(seconds: Decimal) -> String {
        let sign = seconds < 0 ? "−" : ""
        let total = Int((NSDecimalNumber(decimal: abs(seconds)).doubleValue).rounded())
        if total < 60 { return sign + texts(.seconds, ["s": "\(total)"]) }
        let minutes = (total + 30) / 60
        if minutes < 60 { return sign + texts(.minutes, ["m": "\(minutes)"]) }
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if rest == 0 { return sign + texts(.hours, ["h": texts.numbers.text(hours)]) }
        return sign + texts(.hoursMinutes, ["h": texts.numbers.text(hours), "m": "\(rest)"])
    }

    private func plain(_ number: String, _ unit: String?) -> ValueText {
        ValueText(value: number, unit: unit.map { number == "1" ? singleName($0) : unitName($0) })
    }

    /// What stands beside a one: `1 step`.
    private func singleName(_ unit: String) -> String {
        switch unit {
        case "steps": texts[.unitStep]
        case "times": texts[.unitTime]
        case "points": texts[.unitPoint]
        case "years", "y": texts[.unitYear]
        default: unitName(unit)
        }
    }

    func unitName(_ unit: String) -> String {
        switch unit {
        case "steps": texts[.unitSteps]
        case "times": texts[.unitTimes]
        case "points": texts[.unitPoints]
        case "br/min": texts[.unitBreaths]
        case "bpm": texts[.unitBeats]
        case "years", "y": texts[.unitYears]
        case "calories": texts.unit("kcal")
        default: texts.unit(unit)
        }
    }

    /// A value of a measure; numbers that stand for a finding are said in words.
    func measure(_ value: ExactDecimal, _ type: MeasureType, position: BodyPosition? = nil) -> ValueText {
        if type == .atrialFibrillationECG || type == .atrialFibrillationPPG, let number = Int(value.description) {
            return ValueText(value: texts.fibrillation(number))
        }
        return text(
            .number(value),
            for: Catalogue.measure(type, position: position.flatMap { $0.isWholeBody ? nil : $0 })
        )
    }
}
