import Foundation
import Store
import WithingsModel

/// Figures worked out of several measures, in decimal arithmetic.
struct BodyFigures {
    private let latest: [MeasureFigures.Slot: LatestMeasure]

    init(_ latest: [MeasureFigures.Slot: LatestMeasure]) {
        self.latest = latest
    }

    /// kg/m², to two digits, with the weighing it is from.
    var bodyMassIndex: (value: ExactDecimal, reading: LatestMeasure)? {
        guard let weight = reading(.weight), let height = reading(.height)?.measure.value.decimal, height > 0,
            let value = Self.quotient(weight.measure.value.decimal, height * height)
        else { return nil }
        return (value, weight)
    }

    /// The water of the body in per cent of the weight of the same weighing, to two digits; nil where that is not known: the
    /// weight of another day would make it another water.
    ///
    /// - Parameter former: the weight at that moment, where a later weighing had no water.
    func bodyWater(weighing former: MeasurePoint?) -> (value: ExactDecimal, reading: LatestMeasure)? {
        guard let water = reading(.hydration), let weight = weight(at: water.measuredAt, former),
            let value = Self.quotient(water.measure.value.decimal * 100, weight)
        else { return nil }
        return (value, water)
    }

    /// By how much the latest weighing differs from the one before, in all of their digits.
    func weightChange(from former: MeasurePoint?) -> (value: ExactDecimal, reading: LatestMeasure)? {
        guard let weight = reading(.weight), let former, former.measuredAt < weight.measuredAt,
            let value = Self.difference(weight.measure.value, former.value)
        else { return nil }
        return (value, weight)
    }

    /// nil where the difference does not fit.
    static func difference(_ value: ExactDecimal, _ other: ExactDecimal) -> ExactDecimal? {
        let exponent = min(value.exponent, other.exponent)
        func mantissa(_ number: ExactDecimal) -> Int64? {
            ExactDecimal(number.mantissa, exponent: number.exponent - exponent).wholeNumber
        }
        guard value.exponent - exponent <= 18, other.exponent - exponent <= 18, let one = mantissa(value),
            let two = mantissa(other)
        else { return nil }
        let (difference, overflow) = one.subtractingReportingOverflow(two)
        return overflow ? nil : ExactDecimal(difference, exponent: exponent).normalized
    }

    /// A scale may tell fat and the rest and no sum.
    private func weight(at moment: EpochSeconds, _ former: MeasurePoint?) -> Decimal? {
        if let weight = reading(.weight), weight.measuredAt == moment { return weight.measure.value.decimal }
        if let former, former.measuredAt == moment { return former.value.decimal }
        guard let fat = reading(.fatMass), let rest = reading(.fatFreeMass), fat.measuredAt == moment,
            rest.measuredAt == moment
        else { return nil }
        return fat.measure.value.decimal + rest.measure.value.decimal
    }

    private func reading(_ type: MeasureType) -> LatestMeasure? {
        latest[MeasureFigures.Slot(type: type, position: nil)]
    }

    /// nil where the quotient is no sensible number.
    static func quotient(_ dividend: Decimal, _ divisor: Decimal) -> ExactDecimal? {
        guard divisor > 0 else { return nil }
        var exact = dividend / divisor * 100
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        guard rounded.isFinite, rounded >= 0, rounded < 1_000_000_000 else { return nil }
        return ExactDecimal(NSDecimalNumber(decimal: rounded).int64Value, exponent: -2)
    }
}
