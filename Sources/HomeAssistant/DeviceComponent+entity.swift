import Entities

extension DeviceComponent {
    init(_ entity: Entity, topics: BrokerTopics, language: String) {
        let row = entity.description
        self.init(platform: row.platform.rawValue)
        uniqueID = entity.uniqueID
        name = row.name.text(in: language)
        deviceClass = row.deviceClass
        unit = row.unit
        stateClass = row.stateClass
        precision = row.precision
        isEnabledByDefault = row.enabledByDefault ? nil : false
        category = row.isDiagnostic ? "diagnostic" : nil
        icon = row.icon
        options = row.options
        attributesTopic = topics.attributes(of: entity)
        if row.stateClass == "total" {
            // A total and the moment it began anew must arrive together, or Home Assistant's statistics count a
            // morning's small number against yesterday's large one. So both are read from one message.
            stateTopic = topics.attributes(of: entity)
            valueTemplate = "{{ value_json.state }}"
            lastResetTemplate = "{{ value_json.last_reset | default('') }}"
        } else {
            stateTopic = topics.state(of: entity)
        }
    }
}
