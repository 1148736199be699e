/// Home Assistant's name for what a unit measures (`unit_class`), for the units that the catalogue has.
package enum StatisticsUnit {
    /// nil where Home Assistant converts nothing; that goes with any unit.
    package static func unitClass(of unit: String?) -> String? {
        switch unit {
        case "kg", "g", "lb", "st", "oz", "mg": "mass"
        case "mmHg", "hPa", "kPa", "Pa", "mbar", "bar", "psi", "inHg": "pressure"
        case "°C", "°F", "K": "temperature"
        case "s", "min", "h", "d", "ms": "duration"
        case "m", "km", "cm", "mm", "mi", "ft", "in", "yd": "distance"
        case "m/s", "km/h", "mph", "ft/s", "kn": "speed"
        case "kcal", "kJ", "J", "Wh", "kWh", "cal": "energy"
        case "%": "unitless"
        default: nil
        }
    }
}
