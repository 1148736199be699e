import Foundation

/// Turns values of one unit into another of the same kind, as Home Assistant does when somebody looks at statistics in a unit
/// of their own, and as somebody has to who imports them: it takes the unit of what is imported for the unit of the whole
/// series and converts nothing.
package struct UnitConversion: Sendable, Equatable {
    private let factor: Decimal
    private let offset: Decimal

    /// - Returns: nil where the units have nothing to do with each other.
    package init?(from: String?, to: String?) {
        if from == to {
            (factor, offset) = (1, 0)
        } else if from == "°C", to == "°F" {
            (factor, offset) = (Decimal(sign: .plus, exponent: -1, significand: 18), 32)
        } else if from == "°C", to == "K" {
            (factor, offset) = (1, Decimal(sign: .plus, exponent: -2, significand: 27_315))
        } else {
            guard let from, let to, let kind = StatisticsUnit.unitClass(of: from),
                kind == StatisticsUnit.unitClass(of: to), let one = Self.sizes[from], let other = Self.sizes[to]
            else { return nil }
            (factor, offset) = (one / other, 0)
        }
    }

    package func convert(_ row: HourlyRow) -> HourlyRow {
        var row = row
        switch row.figures {
        case .mean(let mean, let low, let high):
            row.figures = .mean(convert(mean), min: convert(low), max: convert(high))
        case .sum(let sum, let state): row.figures = .sum(convert(sum), state: convert(state))
        }
        return row
    }

    package func convert(_ value: Decimal) -> Decimal {
        if factor == 1, offset == 0 { return value }
        var exact = value * factor + offset
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 10, .plain)
        return rounded
    }

    /// How much a unit is of the first one of its kind.
    private static let sizes: [String: Decimal] = {
        let texts = [
            "kg": "1", "μg": "0.000000001", "g": "0.001", "mg": "0.000001", "lb": "0.45359237", "oz": "0.028349523125",
            "st": "6.35029318",
            "s": "1", "μs": "0.000001", "ms": "0.001", "w": "604800", "min": "60", "h": "3600", "d": "86400",
            "%": "1", "ppm": "0.0001", "ppb": "0.0000001",
            "m": "1", "nmi": "1852", "km": "1000", "cm": "0.01", "mm": "0.001", "mi": "1609.344", "ft": "0.3048",
            "in": "0.0254",
            "yd": "0.9144",
            "m/s": "1", "m/min": "0.0166666666666666666667", "mm/s": "0.001", "in/s": "0.0254",
            "km/h": "0.2777777777777777777778", "mph": "0.44704", "ft/s": "0.3048",
            "kn": "0.5144444444444444444444",
            "mmHg": "133.322387415", "Pa": "1", "mPa": "0.001", "cbar": "1000", "atm": "101325", "inH₂O": "249.08891",
            "hPa": "100", "kPa": "1000", "mbar": "100", "bar": "100000",
            "psi": "6894.757293168361", "inHg": "3386.3886666666666",
            "kcal": "4184", "cal": "4.184", "kJ": "1000", "J": "1", "MJ": "1000000", "GJ": "1000000000", "mWh": "3.6",
            "MWh": "3600000000", "GWh": "3600000000000", "TWh": "3600000000000000", "Mcal": "4184000",
            "Gcal": "4184000000", "Wh": "3600", "kWh": "3600000",
        ]
        return texts.compactMapValues { Decimal(string: $0, locale: nil) }
    }()
}
