import BridgeConfiguration
import Entities
import WebServer
import WithingsModel

extension SocketCommand {
    /// What the program is and what it shows now.
    static let core: [SocketCommand] = [
        SocketCommand("get_states") { api, _ in
            let entities = await api.running?.board.entities() ?? []
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
        SocketCommand("call_service") { api, fields in
            let (domain, service) = (try fields.string("domain"), try fields.string("service"))
            var data = try fields.object("service_data")
            data.merge(try fields.object("target")) { data, _ in data }
            guard APIRoutes.hasService(domain, service) else {
                throw CommandFault.notFound("Service \(domain).\(service) not found.")
            }
            if try fields.flag("return_response", standard: false) {
                throw CommandFault(
                    code: "service_validation_error",
                    message: "Validation error: An action which does not return responses can't be called with "
                        + "return_response=True"
                )
            }
            try await api.perform(domain, service, data)
            return ["context": api.callContext(), "response": nil]
        },
    ]
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
