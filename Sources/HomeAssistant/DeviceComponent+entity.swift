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
        defaultEntityID = Self.isNamed(row, style) ? entity.entityID : nil
        if style.usesCustomaryUnits, row.unit == "mmHg" {
            // With its class Home Assistant would show inches of mercury in the United States: see decision 0008.
            deviceClass = nil
            icon = row.icon ?? "mdi:gauge"
        }
        switch row.platform {
        case .event: stateTopic = topics.event(of: entity)
        case .button: commandTopic = row.source == .bridge(.rereadEverything) ? topics.reread : topics.sync
        case .sensor, .binarySensor: readState(of: entity, topics)
        }
    }

    private mutating func readState(of entity: Entity, _ topics: BrokerTopics) {
        if entity.description.stateClass == "total" {
            // A total and the moment it began anew must arrive together, or Home Assistant's statistics count a
            // morning's small number against yesterday's large one. So both are read from one message.
            stateTopic = topics.attributes(of: entity)
            valueTemplate = "{{ value_json.state }}"
            lastResetTemplate = "{{ value_json.last_reset | default('') }}"
        } else {
            stateTopic = topics.state(of: entity)
        }
    }

    /// The sensors of 0.99 are there for their entity ids alone. Home Assistant makes ids of the names, and of Korean ones
    /// what nobody writes in an automation (`sensor.suji_cejung`); its own integrations have English ids in Korean too.
    private static func isNamed(_ row: EntityDescription, _ style: DiscoveryStyle) -> Bool {
        if case .legacy = row.source { return true }
        return style.namesEntityIDs || row.name.text(in: style.language) != row.name.english
    }
}
