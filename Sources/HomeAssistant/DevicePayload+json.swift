import Entities

extension DevicePayload {
    /// Always the same text for the same payload: members by name. Written by hand, because a household's payloads are
    /// compared with what the broker holds at every start, and `JSONEncoder` takes a hundred times as long.
    var json: String {
        var device = SortedObject()
        device.add("configuration_url", self.device.configurationURL)
        device.add("identifiers", self.device.identifiers)
        device.add("manufacturer", self.device.manufacturer)
        device.add("model", self.device.model)
        device.add("name", self.device.name)
        device.add("sw_version", self.device.version)
        var origin = SortedObject()
        origin.add("name", self.origin.name)
        origin.add("sw_version", self.origin.version)
        var components = SortedObject()
        for (key, component) in self.components.sorted(by: { $0.key < $1.key }) {
            components.add(key, json: component.json)
        }
        var payload = SortedObject()
        payload.add("availability_topic", availabilityTopic)
        payload.add("components", json: components.text)
        payload.add("device", json: device.text)
        payload.add("origin", json: origin.text)
        return payload.text
    }
}

extension DeviceComponent {
    /// The component as JSON, members by name.
    fileprivate var json: String {
        var members = SortedObject()
        members.add("command_topic", commandTopic)
        members.add("default_entity_id", defaultEntityID)
        members.add("device_class", deviceClass)
        members.add("enabled_by_default", json: isEnabledByDefault.map { $0 ? "true" : "false" })
        members.add("entity_category", category)
        members.add("event_types", eventTypes)
        members.add("icon", icon)
        members.add("json_attributes_topic", attributesTopic)
        members.add("last_reset_value_template", lastResetTemplate)
        members.add("name", name)
        members.add("options", options)
        members.add("platform", platform)
        members.add("state_class", stateClass)
        members.add("state_topic", stateTopic)
        members.add("suggested_display_precision", json: precision.map(String.init))
        members.add("unique_id", uniqueID)
        members.add("unit_of_measurement", unit)
        members.add("value_template", valueTemplate)
        return members.text
    }
}
