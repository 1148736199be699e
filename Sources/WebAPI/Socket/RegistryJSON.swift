import Entities
import WebServer
import WithingsModel

/// Rows of Home Assistant's entity and device registries.
enum RegistryJSON {
    static func entity(_ entity: Entity, entries: [WithingsUserID: String]) -> JSONValue {
        .object(row(entity, entries: entries))
    }

    /// What `get` says beyond `list`.
    static func extended(_ entity: Entity, entries: [WithingsUserID: String]) -> JSONValue {
        var members = row(entity, entries: entries)
        members["aliases"] = []
        members["capabilities"] = entity.description.stateClass.map { ["state_class": .string($0)] } ?? .null
        members["device_class"] = nil as JSONValue
        members["original_device_class"] = .optional(entity.description.deviceClass)
        members["original_icon"] = .optional(entity.description.icon)
        return .object(members)
    }

    static func display(_ entity: Entity, language: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "ei": .string(entity.entityID), "pl": "withings", "lb": [], "di": .string(deviceID(of: entity)),
            "en": .string(entity.description.name.text(in: language)), "hn": true, "np": "device",
            "tk": .string(entity.description.key),
        ]
        if entity.description.isDiagnostic { members["ec"] = 1 }
        if let precision = entity.description.precision { members["dp"] = .int(precision) }
        if let icon = entity.description.icon { members["ic"] = .string(icon) }
        return .object(members)
    }

    static func device(of person: Person, entries: [WithingsUserID: String]) -> JSONValue {
        device(
            id: StableID.hexadecimal("person \(person.user)"),
            identifier: person.user.description,
            entry: entries[person.user],
            name: person.name,
            more: ["entry_type": "service"]
        )
    }

    static func device(_ product: Product, of person: Person, entries: [WithingsUserID: String]) -> JSONValue {
        device(
            id: StableID.hexadecimal("product \(product.id)"),
            identifier: product.id,
            entry: entries[person.user],
            name: product.title,
            more: [
                "model": .string(product.name), "model_id": .optional(product.modelID.map(String.init)),
                "via_device_id": .string(StableID.hexadecimal("person \(person.user)")),
            ]
        )
    }

    private static func row(_ entity: Entity, entries: [WithingsUserID: String]) -> [String: JSONValue] {
        let description = entity.description
        var sensor: [String: JSONValue] = [:]
        if let precision = description.precision { sensor["suggested_display_precision"] = .int(precision) }
        return [
            "area_id": nil, "categories": [:], "config_entry_id": .optional(entries[entity.person.user]),
            "config_subentry_id": nil, "created_at": .number("0.0"), "device_id": .string(deviceID(of: entity)),
            "disabled_by": nil, "entity_category": description.isDiagnostic ? "diagnostic" : nil,
            "entity_id": .string(entity.entityID), "has_entity_name": true, "hidden_by": nil, "icon": nil,
            "id": .string(StableID.hexadecimal(entity.uniqueID)), "labels": [], "modified_at": .number("0.0"),
            "name": nil,
            "next_name_part": "device",
            "options": sensor.isEmpty ? [:] : ["sensor": .object(sensor)],
            "original_name": .string(description.name.english), "platform": "withings",
            "translation_key": .string(description.key), "unique_id": .string(entity.uniqueID),
        ]
    }

    private static func deviceID(of entity: Entity) -> String {
        StableID.hexadecimal(entity.product.map { "product \($0.id)" } ?? "person \(entity.person.user)")
    }

    private static func device(
        id: String,
        identifier: String,
        entry: String?,
        name: String,
        more: [String: JSONValue]
    ) -> JSONValue {
        let list: JSONValue = entry.map { [.string($0)] } ?? []
        let members: [String: JSONValue] = [
            "area_id": nil, "configuration_url": nil, "config_entries": list,
            "config_entries_subentries": entry.map { .object([$0: [nil]]) } ?? [:],
            "config_entry_id": .optional(entry), "config_subentry_id": nil, "connections": [],
            "created_at": .number("0.0"), "disabled_by": nil, "entry_type": nil, "hw_version": nil, "id": .string(id),
            "identifiers": [["withings", .string(identifier)]], "labels": [], "manufacturer": "Withings",
            "model": nil, "model_id": nil, "modified_at": .number("0.0"), "name_by_user": nil, "name": .string(name),
            "next_name_part": nil, "parent_device_id": nil, "primary_config_entry": .optional(entry),
            "serial_number": nil, "sw_version": nil, "via_device_id": nil,
        ]
        return .object(members.merging(more) { _, new in new })
    }
}
