import BridgeConfiguration
import Entities
import WebServer
import WithingsModel

extension SocketCommand {
    /// What the program is and what it shows now.
    static let core: [SocketCommand] = [
        SocketCommand("get_states") { api, _ in
            let entities = await api.entities()
            return .array(entities.map { StateJSON.state($0, language: api.language) })
        },
        SocketCommand("get_config") { api, _ in await api.coreConfig() },
        SocketCommand("get_services") { _, _ in
            let domains = APIRoutes.services.array ?? []
            return .object(
                Dictionary(
                    domains.map { ($0["domain"]?.string ?? "", $0["services"] ?? [:]) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        },
        SocketCommand("get_panels") { _, _ in [:] },
        SocketCommand("call_service", callShape) { api, fields in
            let (domain, service) = (fields.text("domain") ?? "", fields.text("service") ?? "")
            var data = fields.object("service_data")
            data.merge(fields.object("target")) { data, _ in data }
            guard APIRoutes.hasService(domain, service) else { throw CommandFault.noService(domain, service) }
            if fields.flag("return_response", standard: false) { throw CommandFault.noResponse }
            if let fault = APIRoutes.fault(in: data, of: domain, service) { throw CommandFault.invalid(fault) }
            try await api.perform(domain, service, data, from: "websocket")
            return ["context": api.callContext()]
        },
        SocketCommand("entity/source") { api, _ in
            let entities = await api.entities()
            let pairs = entities.map { ($0.entityID, ["domain": "withings"] as JSONValue) }
            return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        },
    ]
}

extension SocketCommand {
    private static let target = CommandShape(
        .optional("area_id", .anything),
        .optional("device_id", .anything),
        .optional("entity_id", .anything),
        .optional("floor_id", .anything),
        .optional("label_id", .anything)
    )

    private static let callShape = CommandShape(
        .required("domain"),
        .required("service"),
        .optional("service_data", .dictionary),
        .optional("target", .mapping(target)),
        .optional("return_response", .flag)
    )
}

extension APIRoutes {
    func coreConfig() async -> JSONValue {
        CoreJSON.config(
            settings: settings,
            folder: folder.path,
            isBrokerConnected: await control.broker().isConnected,
            isSafeMode: running == nil,
            version: control.version
        )
    }

    func callContext() -> JSONValue {
        ["id": .string(StateJSON.contextID(of: "call", at: clock.nowSeconds)), "parent_id": nil, "user_id": nil]
    }
}
