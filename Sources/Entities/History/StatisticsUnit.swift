/// Home Assistant's name for what a unit measures (`unit_class`), for the units that the catalogue has.
package enum StatisticsUnit {
    /// nil where Home Assistant converts nothing; that goes with any unit.
    package static func unitClass(of unit: String?) -> String? {
        switch unit {
        case "kg", "g", "lb", "st", "oz", "mg", "μg": "mass"
        case "mmHg", "hPa", "kPa", "Pa", "mPa", "mbar", "bar", "cbar", "psi", "inHg", "inH₂O", "atm": "pressure"
        case "°C", "°F", "K": "temperature"
        case "s", "min", "h", "d", "w", "ms", "μs": "duration"
        case "m", "km", "cm", "mm", "mi", "ft", "in", "yd", "nmi": "distance"
        case "m/s", "km/h", "mph", "ft/s", "kn", "m/min", "mm/s", "in/s": "speed"
        case "kcal", "kJ", "J", "MJ", "GJ", "mWh", "Wh", "kWh", "MWh", "GWh", "TWh", "cal", "Mcal", "Gcal": "energy"
        case "%", "ppm", "ppb": "unitless"
        default: nil
        }
    }
}
