extension Catalogue {
    /// The thirty sensors of Home Assistant's integration of version 0.99 (2019), with their names, units and icons of
    /// then. There only where the owner wants them (`legacy_sensors`): they show what today's rows show, without
    /// classes, so that old dashboards and automations go on.
    static let legacy: [EntityDescription] = legacyNames.map { key, unit, icon in
        EntityDescription(
            key: "legacy_\(key)",
            name: EntityName("Withings \(key)", "Withings \(key)"),
            unit: unit,
            icon: icon,
            source: .legacy(key)
        )
    }

    private static let legacyNames: [(key: String, unit: String?, icon: String?)] = [
        ("weight_kg", "kg", "mdi:weight-kilogram"), ("fat_mass_kg", "kg", "mdi:weight-kilogram"),
        ("fat_free_mass_kg", "kg", "mdi:weight-kilogram"), ("muscle_mass_kg", "kg", "mdi:weight-kilogram"),
        ("bone_mass_kg", "kg", "mdi:weight-kilogram"), ("height_m", "m", "mdi:ruler"),
        ("temperature_c", "°C", "mdi:thermometer"), ("body_temperature_c", "°C", "mdi:thermometer"),
        ("skin_temperature_c", "°C", "mdi:thermometer"), ("fat_ratio_pct", "%", nil),
        ("diastolic_blood_pressure_mmhg", "mmhg", nil), ("systolic_blood_pressure_mmhg", "mmhg", nil),
        ("heart_pulse_bpm", "bpm", "mdi:heart-pulse"), ("spo2_pct", "%", nil), ("hydration", nil, "mdi:water"),
        ("pulse_wave_velocity", "m/s", nil), ("sleep_state", nil, "mdi:sleep"),
        ("sleep_wakeup_duration_seconds", "seconds", "mdi:sleep-off"),
        ("sleep_light_duration_seconds", "seconds", "mdi:sleep"),
        ("sleep_deep_duration_seconds", "seconds", "mdi:sleep"), ("sleep_rem_duration_seconds", "seconds", "mdi:sleep"),
        ("sleep_wakeup_count", "times", "mdi:sleep-off"), ("sleep_tosleep_duration_seconds", "seconds", "mdi:sleep"),
        ("sleep_towakeup_duration_seconds", "seconds", "mdi:sleep-off"),
        ("sleep_heart_rate_average_bpm", "bpm", "mdi:heart-pulse"),
        ("sleep_heart_rate_min_bpm", "bpm", "mdi:heart-pulse"), ("sleep_heart_rate_max_bpm", "bpm", "mdi:heart-pulse"),
        ("sleep_respiratory_average_bpm", "br/m", nil), ("sleep_respiratory_min_bpm", "br/m", nil),
        ("sleep_respiratory_max_bpm", "br/m", nil),
    ]
}
