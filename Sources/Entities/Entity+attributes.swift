import WithingsModel

extension Entity {
    /// The name with the person or product before it, as Home Assistant composes it.
    package func friendlyName(language: String) -> String {
        "\(product?.title ?? person.name) \(description.name.text(in: language))"
    }

    /// Where the value comes from: when it was measured, by what, for whom it was taken. The same everywhere.
    package var readingAttributes: [(name: String, value: AttributeValue)] {
        var attributes: [(name: String, value: AttributeValue)] = [("withings_key", .text(description.key))]
        if let measuredAt {
            attributes.append(("measured_at", .text(MomentText.local(measuredAt, timeZone: timeZone))))
        }
        if let device { attributes.append(("device", .text(device))) }
        if let attribution { attributes.append(("attribution", .text(attribution.name))) }
        if isProvisional { attributes.append(("provisional", .flag(true))) }
        attributes += details.map { ($0.name, $0.value) }
        return attributes
    }

    /// The one of what it says now.
    private var icon: String? { value == .flag(false) ? description.iconWhenOff ?? description.icon : description.icon }

    /// All attributes of the state in Home Assistant's form, in the order in which they are shown.
    package func attributes(language: String) -> [(name: String, value: AttributeValue)] {
        var attributes = readingAttributes
        if let lastReset {
            attributes.append(("last_reset", .text(MomentText.local(lastReset, timeZone: timeZone))))
        }
        if let stateClass = description.stateClass { attributes.append(("state_class", .text(stateClass))) }
        if let options = description.options { attributes.append(("options", .list(options))) }
        if let types = description.eventTypes { attributes.append(("event_types", .list(types))) }
        if let unit = description.unit { attributes.append(("unit_of_measurement", .text(unit))) }
        if let deviceClass = description.deviceClass { attributes.append(("device_class", .text(deviceClass))) }
        if let icon { attributes.append(("icon", .text(icon))) }
        attributes.append(("friendly_name", .text(friendlyName(language: language))))
        return attributes
    }
}
