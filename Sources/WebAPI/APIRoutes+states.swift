import BridgeConfiguration
import Entities
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Every entity with its value now.
    var stateRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/states") { _, _ in
                return .json(.array(await entities().map { StateJSON.state($0, language: language) }))
            },
            APIRoute(.get, "/api/states/:entity_id") { _, context in
                // Home Assistant finds an entity in whatever case its id is written.
                let id = (context.parameter("entity_id") ?? "").lowercased()
                guard let entity = await entity(id) else {
                    throw WebError(.notFound, message: "Entity not found.")
                }
                return .json(StateJSON.state(entity, language: language))
            },
        ]
    }

    /// The language of names in answers: the configured one, as in Home Assistant.
    var language: String { settings.home.language ?? "en" }
}
