import BridgeConfiguration
import HTTPTypes
import Hummingbird
import Linking
import Store
import WebServer
import WithingsModel

extension APIRoutes {
    /// The services (actions) that can be called.
    var serviceRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/services") { _, _ in .json(Self.services) },
            APIRoute(.post, "/api/services/:domain/:service") { request, context in
                try await call(request, context.pathValue("domain") ?? "", context.pathValue("service") ?? "")
            },
        ]
    }

    static let services: JSONValue = [
        [
            "domain": "homeassistant",
            "services": ["check_config": ["fields": [:]], "restart": ["fields": [:]]],
        ],
        [
            "domain": "withings",
            "services": [
                "sync": [
                    "name": "Fetch now", "description": "Fetches one person's new readings, or everybody's.",
                    "fields": [
                        "profile": ["required": false, "example": "Anna", "selector": ["text": [:]]],
                        "entry_id": ["required": false, "selector": ["config_entry": ["integration": "withings"]]],
                    ],
                ],
                "reread": [
                    "name": "Read everything again",
                    "description": "Reads one person's whole history once more, or everybody's.",
                    "fields": [
                        "profile": ["required": false, "example": "Anna", "selector": ["text": [:]]],
                        "entry_id": ["required": false, "selector": ["config_entry": ["integration": "withings"]]],
                    ],
                ],
            ],
        ],
    ]

    private func call(_ request: Request, _ domain: String, _ service: String) async throws -> Response {
        let data = try await request.json(
            upTo: BodyLimit.signedIn,
            allowsEmpty: true,
            fault: "Data should be valid JSON."
        )
        // Home Assistant answers a service that it does not have, and data that does not fit, in plain text.
        guard Self.hasService(domain, service), data == .null || data.object != nil else {
            return .plain(.badRequest)
        }
        if request.uri.queryParameters["return_response"] != nil {
            throw WebError(
                .badRequest,
                message: "Service does not support responses. Remove return_response from request."
            )
        }
        try await perform(domain, service, data.object ?? [:])
        return .json([])
    }

    static func hasService(_ domain: String, _ service: String) -> Bool {
        services.array?.contains { $0["domain"]?.string == domain && $0["services"]?[service] != nil } == true
    }

    /// Calls a service that there is.
    func perform(_ domain: String, _ service: String, _ data: [String: JSONValue]) async throws {
        switch "\(domain).\(service)" {
        case "homeassistant.restart": try await restart()
        case "homeassistant.check_config": try checkConfiguration()
        case "withings.reread": await control.reread(try await user(in: data))
        default: await control.syncNow(try await user(in: data))
        }
    }

    /// A broken file never takes the running program down; from safe mode there is nothing to lose.
    private func restart() async throws {
        if running != nil { try checkConfiguration() }
        await control.restart()
    }

    private func checkConfiguration() throws {
        let errors = folder.check(environment: environment).errors
        if errors.isEmpty { return }
        let lines = errors.map(\.description).joined(separator: "\n")
        throw WebError(.badRequest, message: "The configuration is not valid:\n\(lines)", code: "invalid_configuration")
    }

    /// The Withings user that the data names; nil for everybody.
    private func user(in data: [String: JSONValue]) async throws -> String? {
        guard let running else {
            throw WebError(.badRequest, message: "Nobody is synced while the configuration has faults.")
        }
        let profile = data["profile"]?.string
        let entry = data["entry_id"]?.string
        if profile == nil, entry == nil { return nil }
        let accounts = try await running.desk.accounts()
        guard let account = accounts.first(where: { $0.profile == profile || $0.id == entry }) else {
            throw WebError(.badRequest, message: "Nobody of that name is linked.")
        }
        return account.user.description
    }
}
