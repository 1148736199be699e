extension CommandKind {
    /// In which units figures are wanted, by what they measure. What is measured nowhere here is wanted in vain.
    static let units = CommandKind.mapping(
        CommandShape(fields: known.map { .optional($0.key, .word($0.value)) } + others)
    )

    /// What is measured here, with the units that Home Assistant knows.
    private static let known: KeyValuePairs<String, [String]> = [
        "distance": ["km", "mi", "nmi", "ft", "m", "cm", "mm", "in", "yd"],
        "duration": ["μs", "ms", "s", "min", "h", "d", "w"],
        "energy": [
            "J", "kJ", "MJ", "GJ", "mWh", "Wh", "kWh", "MWh", "GWh", "TWh", "cal", "kcal", "Mcal", "Gcal", "therm",
        ],
        "mass": ["g", "kg", "mg", "μg", "oz", "lb", "st"],
        "pressure": ["mPa", "Pa", "hPa", "kPa", "bar", "cbar", "mbar", "inHg", "inH₂O", "psi", "mmHg", "atm"],
        "speed": [
            "in/d", "in/h", "mm/d", "mm/h", "in/s", "ft/s", "km/h", "kn", "m/min", "m/s", "mph", "mm/s", "Beaufort",
        ],
        "temperature": ["°C", "°F", "K"],
        "unitless": ["%", "ppb", "ppm"],
    ]

    /// What is measured elsewhere in a house.
    private static let others: [CommandShape.Field] = [
        "apparent_power", "area", "blood_glucose_concentration", "carbon_monoxide", "concentration", "conductivity",
        "data_rate", "electric_current", "energy_distance", "frequency", "information", "nitrogen_dioxide",
        "nitrogen_monoxide", "ozone", "power", "radiation_concentration", "reactive_energy", "reactive_power",
        "sulphur_dioxide", "temperature_delta", "voltage", "volume", "volume_flow_rate",
    ].map { .optional($0) }
}
