import Entities

extension DeviceComponent {
    init(_ entity: Entity, topics: BrokerTopics, style: DiscoveryStyle) {
        let row = entity.description
        self.init(platform: row.platform.rawValue)
        uniqueID = topics.uniqueID(of: entity)
        name = row.name.text(in: style.language)
        deviceClass = row.deviceClass
        unit = row.unit
        stateClass = row.stateClass
        precision = row.precision
        isEnabledByDefault = row.enabledByDefault ? nil : false
        category = row.isDiagnostic ? "diagnostic" : nil
        icon = row.icon
        options = row.options
        eventTypes = row.eventTypes
        attributesTopic = topics.attributes(of: entity)
        // A product's label is no part of its ids: they stay when a second one of its name appears.
        defaultEntityID = Self.isNamed(row, style) || entity.product?.label != nil ? entity.entityID : nil
        if style.usesCustomaryUnits == true, isConverted { self = unconverted }
        switch row.platform {
        case .event: stateTopic = topics.event(of: entity)
        case .button: commandTopic = row.source == .bridge(.rereadEverything) ? topics.reread : topics.sync
        case .sensor, .binarySensor: readState(of: entity, topics)
        case .calendar: break
        }
    }

    /// State and attributes are read from one message: Home Assistant writes them as one change then, and no automation sees
    /// the old value with the new moment. A total must not be apart from the moment it began anew either, or statistics count
    /// a morning's small number against yesterday's large one.
    private mutating func readState(of entity: Entity, _ topics: BrokerTopics) {
        stateTopic = topics.attributes(of: entity)
        valueTemplate = "{{ value_json.state }}"
        if entity.description.stateClass == "total" {
            lastResetTemplate = "{{ value_json.last_reset | default('') }}"
        }
    }

    /// The sensors of 0.99 are there for their entity ids alone. Home Assistant makes ids of the names, and of Korean ones
    /// what nobody writes in an automation (`sensor.suji_cejung`); its own integrations have English ids in Korean too.
    private static func isNamed(_ row: EntityDescription, _ style: DiscoveryStyle) -> Bool {
        if case .legacy = row.source { return true }
        return style.namesEntityIDs || row.name.text(in: style.language) != row.name.english
    }
}
