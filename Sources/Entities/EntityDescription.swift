import WithingsModel

/// One row of the catalogue: everything about an entity that does not depend on the person.
package struct EntityDescription: Sendable, Equatable, Identifiable {
    package enum Platform: String, Sendable { case sensor, binarySensor = "binary_sensor", event, button, calendar }
    /// What the entity belongs to: a person, one of their products, or the bridge itself.
    package enum Owner: Sendable { case person, product, bridge }

    /// Home Assistant's key (`weight_kg`); the last part of the unique id.
    package var key: String
    package var id: String { key }
    package var platform: Platform
    package var owner: Owner
    package var name: EntityName
    package var unit: String?
    package var deviceClass: String?
    package var stateClass: String?
    /// Digits after the point that are shown (`suggested_display_precision`).
    package var precision: Int?
    package var enabledByDefault: Bool
    package var isDiagnostic: Bool
    package var icon: String?
    /// Of a flag that is off, where that is another one. MQTT discovery knows one alone.
    package var iconWhenOff: String?
    /// The words an `enum` can take.
    package var options: [String]?
    /// What can happen, where the entity is an event.
    package var eventTypes: [String]?
    package var source: EntitySource

    package init(
        key: String,
        platform: Platform = .sensor,
        owner: Owner = .person,
        name: EntityName,
        unit: String? = nil,
        deviceClass: String? = nil,
        stateClass: String? = nil,
        precision: Int? = nil,
        enabledByDefault: Bool = true,
        isDiagnostic: Bool = false,
        icon: String? = nil,
        iconWhenOff: String? = nil,
        options: [String]? = nil,
        eventTypes: [String]? = nil,
        source: EntitySource
    ) {
        self.key = key
        self.platform = platform
        self.owner = owner
        self.name = name
        self.unit = unit
        self.deviceClass = deviceClass
        self.stateClass = stateClass
        self.precision = precision
        self.enabledByDefault = enabledByDefault
        self.isDiagnostic = isDiagnostic
        self.icon = icon
        self.iconWhenOff = iconWhenOff
        self.options = options
        self.eventTypes = eventTypes
        self.source = source
    }

    /// Whether it says how many metres somebody climbed; no other value is a height that grows by the day.
    package var isClimb: Bool {
        source == .today(ActivityField("elevation")) || source == .workout(WorkoutField("elevation"))
    }

    /// Whether it shows something about the person, and not about the program, an event or when something was.
    package var isAboutPerson: Bool {
        switch source {
        case .measure, .night, .nap, .today, .workout, .intraday, .derived, .goal, .bed: true
        case .timing, .event, .link, .battery, .lastSession, .matBed, .bridge, .legacy, .calendar: false
        }
    }
}
