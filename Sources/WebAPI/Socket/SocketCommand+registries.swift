import Entities
import Linking
import Store
import WebServer
import WithingsModel

extension SocketCommand {
    /// Entities and devices as Home Assistant's registries have them.
    static let registries: [SocketCommand] = [
        SocketCommand("config/entity_registry/list") { api, _ in
            let owners = try await api.entryIDs()
            let entities = await api.entities()
            return .array(entities.map { RegistryJSON.entity($0, entries: owners) })
        },
        SocketCommand("config/entity_registry/list_for_display") { api, _ in
            let entities = await api.entities()
            return [
                "entity_categories": ["0": "config", "1": "diagnostic"],
                "entities": .array(entities.map { RegistryJSON.display($0, language: api.language) }),
            ]
        },
        SocketCommand("config/entity_registry/get", CommandShape(.required("entity_id", .entityID))) { api, fields in
            let id = (fields.text("entity_id") ?? "").lowercased()
            guard let entity = await api.entity(id) else {
                throw CommandFault.notFound("Entity not found")
            }
            return RegistryJSON.extended(entity, entries: try await api.entryIDs())
        },
        SocketCommand(
            "config/entity_registry/get_entries",
            CommandShape(.required("entity_ids", .entityIDs))
        ) { api, fields in
            let owners = try await api.entryIDs()
            var answers: [String: JSONValue] = [:]
            for id in fields.entityIDs("entity_ids") ?? [] {
                let entity = await api.entity(id)
                answers[id] = entity.map { RegistryJSON.extended($0, entries: owners) } ?? .null
            }
            return .object(answers)
        },
        SocketCommand("config/device_registry/list") { api, _ in
            let owners = try await api.entryIDs()
            let people = await api.running?.board.people() ?? []
            var devices = people.map { RegistryJSON.device(of: $0, entries: owners) }
            var seen = Set<String>()
            for entity in await api.entities() {
                guard let product = entity.product, seen.insert(product.id).inserted else { continue }
                devices.append(RegistryJSON.device(product, of: entity.person, entries: owners))
            }
            return .array(devices)
        },
        SocketCommand("config/area_registry/list") { _, _ in [] },
        SocketCommand("config/floor_registry/list") { _, _ in [] },
        SocketCommand("config/label_registry/list") { _, _ in [] },
    ]
}

extension APIRoutes {
    /// The config entry of each linked person.
    func entryIDs() async throws -> [WithingsUserID: String] {
        let accounts = try await running?.desk.accounts() ?? []
        return Dictionary(accounts.map { ($0.user, $0.id) }, uniquingKeysWith: { first, _ in first })
    }
}
