import WithingsModel

// Short ways to write the rows of the tables.
extension Catalogue {
    static func mass(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ type: MeasureType,
        position: BodyPosition? = nil,
        precision: Int? = 2,
        enabled: Bool = true,
        icon: String? = nil
    ) -> EntityDescription {
        measured(
            key,
            english,
            korean,
            type,
            position: position,
            unit: "kg",
            deviceClass: "weight",
            precision: precision,
            enabled: enabled,
            icon: icon
        )
    }

    static func measured(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ type: MeasureType,
        position: BodyPosition? = nil,
        unit: String? = nil,
        deviceClass: String? = nil,
        precision: Int? = nil,
        enabled: Bool = true,
        icon: String? = nil
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: deviceClass,
            stateClass: "measurement",
            precision: precision,
            enabledByDefault: enabled,
            icon: icon,
            source: .measure(type, position: position)
        )
    }

    /// A result in words.
    static func finding(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ type: MeasureType,
        icon: String? = nil
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            deviceClass: "enum",
            enabledByDefault: false,
            icon: icon,
            options: AtrialFibrillationResult.words,
            source: .measure(type, position: nil)
        )
    }

    static func night(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String,
        unit: String? = nil,
        precision: Int? = nil,
        enabled: Bool = false,
        icon: String? = nil
    ) -> EntityDescription {
        let classes = ["s": "duration", "°C": "temperature"]
        return EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: unit.flatMap { classes[$0] },
            stateClass: "measurement",
            precision: precision,
            enabledByDefault: enabled,
            icon: icon,
            source: .night(SleepField(field))
        )
    }

    static func nightMoment(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: SleepField,
        icon: String
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            deviceClass: "timestamp",
            enabledByDefault: false,
            icon: icon,
            source: .night(field)
        )
    }

    static func today(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String,
        unit: String,
        precision: Int? = nil,
        enabled: Bool = true,
        icon: String? = nil
    ) -> EntityDescription {
        let classes = ["m": "distance", "s": "duration"]
        return EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: classes[unit],
            stateClass: "total",
            precision: precision,
            enabledByDefault: enabled,
            icon: icon,
            source: .today(ActivityField(field))
        )
    }
}
