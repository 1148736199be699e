import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Sign-in with user name and password as Home Assistant's clients do it.
    var loginFlowRoutes: [APIRoute] {
        [
            APIRoute(.get, "/auth/providers", .anybody) { _, context in
                guard try await gatekeeper.hasOwner() else {
                    throw WebError(.badRequest, message: "Onboarding not finished", code: "onboarding_required")
                }
                let isLocal = context.clientAddress.map(AddressRange.isLocal) ?? false
                let provider: JSONValue = ["name": "Withings Bridge", "id": nil, "type": "homeassistant"]
                return .json(["providers": [provider], "preselect_remember_me": .bool(isLocal)])
            },
            APIRoute(.post, "/auth/login_flow", .anybody) { try await beginLogin($0, $1) },
            APIRoute(.get, "/auth/login_flow/:flow_id", .anybody) { _, _ in throw Self.unknownFlow },
            APIRoute(.post, "/auth/login_flow/:flow_id", .anybody) { try await continueLogin($0, $1) },
            APIRoute(.delete, "/auth/login_flow/:flow_id", .anybody) { _, context in
                guard await loginFlows.finish(context.parameter("flow_id") ?? "") else { throw Self.unknownFlow }
                return .message("Flow aborted")
            },
        ]
    }

    static let unknownFlow = WebError(.notFound, message: "Invalid flow specified")

    private func beginLogin(_ request: Request, _ context: WebContext) async throws -> Response {
        try refuseForeignPage(request, but: settings.http.allowedOrigins)
        let shape = JSONShape(
            .required("client_id"),
            .required("handler", .list),
            .required("redirect_uri"),
            .optional("code_challenge"),
            .optional("code_challenge_method"),
            .optional("response_type"),
            .optional("type")
        )
        let members = try shape.members(of: await request.json(upTo: BodyLimit.anybody))
        let handler = members["handler"]?.array ?? []
        guard handler.count == 2 else {
            throw JSONShape.fault("length of value must be at \(handler.count < 2 ? "least" : "most") 2 at 'handler'")
        }
        guard let client = ClientID(members.text("client_id") ?? "", requestAuthority: request.head.authority) else {
            throw WebError(.badRequest, message: "Invalid client id")
        }
        if members.text("response_type") ?? "code" != "code" {
            throw WebError(.badRequest, message: "Response type not supported")
        }
        let challenge = members.text("code_challenge")
        if members.text("code_challenge_method") != nil, challenge == nil {
            throw WebError(
                .badRequest,
                message: "code_challenge required when code_challenge_method is provided"
            )
        }
        if challenge != nil, members.text("code_challenge_method") != "S256" {
            throw WebError(.badRequest, message: "Transform algorithm not supported")
        }
        guard handler == ["homeassistant", nil] else {
            throw WebError(.notFound, message: "Invalid handler specified")
        }
        let flow = await loginFlows.begin(
            client: client,
            redirect: members.text("redirect_uri") ?? "",
            challenge: challenge,
            address: context.clientAddress
        )
        return .json(Self.form(flow.id, errors: [:]))
    }

    private func continueLogin(_ request: Request, _ context: WebContext) async throws -> Response {
        try refuseForeignPage(request, but: settings.http.allowedOrigins)
        let shape = JSONShape(.required("client_id"), allowsOthers: true)
        var members = try shape.members(of: await request.json(upTo: BodyLimit.anybody))
        let name = members.removeValue(forKey: "client_id")?.string ?? ""
        guard let client = ClientID(name, requestAuthority: request.head.authority) else {
            throw WebError(.badRequest, message: "Invalid client id")
        }
        guard let flow = await loginFlows.flow(context.parameter("flow_id") ?? "") else { throw Self.unknownFlow }
        guard flow.address == context.clientAddress else { throw WebError(.badRequest, message: "IP address changed") }
        guard members.count == 2, let login = members["username"]?.string, let password = members["password"]?.string
        else {
            throw WebError(.badRequest, message: "User input malformed")
        }
        if let fault = await signInFault(login, password, from: context.clientAddress) {
            guard fault.code == .wrongPassword else { throw fault }
            return .json(Self.form(flow.id, errors: ["base": "invalid_auth"]))
        }
        // The client is the one the person started with, not one that comes in between.
        guard await loginFlows.finish(flow.id), client.text == flow.client.text else { throw Self.unknownFlow }
        guard client.allows(redirect: flow.redirect) else {
            throw WebError(.forbidden, message: "Invalid redirect URI")
        }
        let code = try await gatekeeper.authorizationCode(clientID: client.text, challenge: flow.challenge)
        return .json([
            "type": "create_entry", "flow_id": .string(flow.id), "handler": ["homeassistant", nil], "description": nil,
            "description_placeholders": nil, "result": .string(code),
        ])
    }

    private func signInFault(_ login: String, _ password: String, from address: String?) async -> AccessError? {
        do {
            try await gatekeeper.verify(login: login, password: password, from: address)
            return nil
        } catch {
            return error
        }
    }

    private static func form(_ id: String, errors: JSONValue) -> JSONValue {
        [
            "type": "form", "flow_id": .string(id), "handler": ["homeassistant", nil], "step_id": "init",
            "data_schema": [
                ["type": "string", "name": "username", "required": true],
                ["type": "string", "name": "password", "required": true],
            ],
            "errors": errors, "description_placeholders": nil, "last_step": nil, "preview": nil,
        ]
    }
}
