import BridgeConfiguration
import Hummingbird
import WebServer

extension APIRoutes {
    /// What Home Assistant's core says of itself, and the check of the configuration.
    var coreRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/") { _, _ in .message("API running.") },
            APIRoute(.get, "/api/config") { _, _ in
                .json(await coreConfig())
            },
            APIRoute(.get, "/api/core/state") { _, _ in
                .json([
                    "state": "RUNNING", "recorder_state": ["migration_in_progress": false, "migration_is_live": false],
                ])
            },
            APIRoute(.get, "/api/components") { _, _ in
                .json(CoreJSON.components(isBrokerConnected: await control.broker().isConnected))
            },
            APIRoute(.post, "/api/config/core/check_config") { _, _ in
                .json(CoreJSON.check(folder.check(environment: environment)))
            },
        ]
    }
}
