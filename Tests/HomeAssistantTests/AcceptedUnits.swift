/// What Home Assistant 2026.11 accepts: units by device class, and state classes by device class. Classes that the
/// catalogue does not use are left out on purpose, so that a new one has to be looked up.
enum AcceptedUnits {
    static let units: [String: Set<String>] = [
        "distance": ["km", "m", "cm", "mm", "mi", "nmi", "yd", "in", "ft"],
        "duration": ["d", "h", "min", "s", "ms", "μs"],
        "pressure": [
            "mPa", "Pa", "hPa", "kPa", "bar", "cbar", "mbar", "mmHg", "inHg", "inH₂O", "psi",
        ],
        "speed": [
            "ft/s", "in/s", "m/min", "m/s", "km/h", "kn", "mph", "mm/s", "Beaufort", "in/d", "in/h", "mm/d", "mm/h",
        ],
        "temperature": ["°C", "°F", "K"],
        "weight": ["kg", "g", "mg", "μg", "oz", "lb", "st"],
        // No unit at all.
        "ph": [], "enum": [], "timestamp": [],
    ]

    /// Classes of binary sensors, which have neither a unit nor a state class.
    static let binaryClasses: Set<String> = ["occupancy", "problem"]

    static let stateClasses: [String: Set<String>] = [
        "distance": ["measurement", "measurement_angle", "total", "total_increasing"],
        "duration": ["measurement", "measurement_angle", "total", "total_increasing"],
        "pressure": ["measurement"],
        "speed": ["measurement"],
        "temperature": ["measurement"],
        "weight": ["measurement", "total", "total_increasing"],
        "ph": ["measurement"],
        "enum": [], "timestamp": [],
    ]
}
