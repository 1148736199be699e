/// One entity in a device's discovery payload, in Home Assistant's words.
struct DeviceComponent: Codable, Equatable, Sendable {
    var platform: String
    var uniqueID: String?
    var name: String?
    var deviceClass: String?
    var unit: String?
    var stateClass: String?
    var precision: Int?
    /// Only written where an entity starts disabled.
    var isEnabledByDefault: Bool?
    var category: String?
    var icon: String?
    var options: [String]?
    var eventTypes: [String]?
    /// Only written where the entity id is not left to Home Assistant. Counts at the first appearance only.
    var defaultEntityID: String?
    var commandTopic: String?
    var stateTopic: String?
    var valueTemplate: String?
    var lastResetTemplate: String?
    var attributesTopic: String?

    /// The form that removes the entity: nothing but its platform.
    var stripped: DeviceComponent { DeviceComponent(platform: platform) }
    /// Whether this announces an entity, and does not remove one.
    var isWhole: Bool { uniqueID != nil }

    /// Whether Home Assistant shows it in another unit where it shows US units: inches of mercury for blood pressure.
    var isConverted: Bool { deviceClass == "pressure" && unit == "mmHg" }

    /// The form that is shown in its own unit everywhere, without the class by which Home Assistant converts: see decision 0008.
    var unconverted: DeviceComponent {
        var component = self
        component.deviceClass = nil
        component.icon = icon ?? "mdi:gauge"
        return component
    }

    init(platform: String) {
        self.platform = platform
    }

    enum CodingKeys: String, CodingKey {
        case platform, name, icon, options
        case uniqueID = "unique_id"
        case deviceClass = "device_class"
        case unit = "unit_of_measurement"
        case stateClass = "state_class"
        case precision = "suggested_display_precision"
        case isEnabledByDefault = "enabled_by_default"
        case category = "entity_category"
        case eventTypes = "event_types"
        case defaultEntityID = "default_entity_id"
        case commandTopic = "command_topic"
        case stateTopic = "state_topic"
        case valueTemplate = "value_template"
        case lastResetTemplate = "last_reset_value_template"
        case attributesTopic = "json_attributes_topic"
    }
}
