import Access
import BridgeConfiguration
import Entities
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
                try await call(request, context)
            },
        ]
    }

    static let services: JSONValue = [
        [
            "domain": "homeassistant",
            "services": [
                "check_config": ["fields": [:]], "restart": ["fields": [:]],
                "update_entity": [
                    "fields": ["entity_id": ["required": true, "selector": ["entity": ["multiple": true]]]]
                ],
            ],
        ],
        [
            "domain": "button",
            "services": [
                "press": [
                    "name": "Press", "description": "Presses a button.",
                    "fields": ["entity_id": ["required": true, "selector": ["entity": ["domain": "button"]]]],
                ]
            ],
        ],
        [
            "domain": "withings",
            "services": [
                "sync": [
                    "name": "Fetch now", "description": "Fetches one person's new readings, or everybody's.",
                    "fields": personFields,
                ],
                "reread": [
                    "name": "Read everything again",
                    "description": "Reads one person's whole history once more, or everybody's.",
                    "fields": personFields,
                ],
            ],
        ],
    ]

    private static let personFields: JSONValue = [
        "profile": ["required": false, "example": "Anna", "selector": ["text": [:]]],
        "entry_id": ["required": false, "selector": ["config_entry": ["integration": "withings"]]],
        "entity_id": ["required": false, "selector": ["entity": ["integration": "withings", "multiple": true]]],
    ]

    private func call(_ request: Request, _ context: WebContext) async throws -> Response {
        let data = try await request.json(
            upTo: BodyLimit.signedIn,
            allowsEmpty: true,
            fault: "Data should be valid JSON."
        )
        // Home Assistant answers a service that it does not have, and data that does not fit, in plain text.
        let domain = (context.parameter("domain") ?? "").lowercased()
        let service = (context.parameter("service") ?? "").lowercased()
        guard Self.hasService(domain, service) else { return .plain(.badRequest) }
        if request.uri.queryParameters["return_response"] != nil {
            throw WebError(
                .badRequest,
                message: "Service does not support responses. Remove return_response from request."
            )
        }
        guard data.object != nil || Self.isNothing(data), Self.fault(in: data.object ?? [:], of: domain, service) == nil
        else { return .plain(.badRequest) }
        try await perform(domain, service, data.object ?? [:], from: context.clientAddress)
        return .json([])
    }

    /// Whether data counts as none in Home Assistant, which is written in Python: an empty list does.
    private static func isNothing(_ data: JSONValue) -> Bool {
        switch data {
        case .null, .bool(false), .string(""), .array([]): true
        case .number(let text): Double(text) == 0
        default: false
        }
    }

    static func hasService(_ domain: String, _ service: String) -> Bool {
        services.array?.contains { $0["domain"]?.string == domain && $0["services"]?[service] != nil } == true
    }

    /// What does not fit a service that there is, in the words of Home Assistant's validator: a misspelt `profile` would
    /// otherwise stand for everybody.
    static func fault(in data: [String: JSONValue], of domain: String, _ service: String) -> String? {
        let services = services.array?.first { $0["domain"]?.string == domain }?["services"]
        let fields = services?[service]?["fields"]?.object ?? [:]
        if let name = data.keys.sorted().first(where: { fields[$0] == nil }) {
            return "not a valid option at '\(name)'"
        }
        let missing = fields.keys.sorted().first { fields[$0]?["required"] == true && data[$0] == nil }
        if let missing { return "required key not provided at '\(missing)'" }
        if let ids = data["entity_id"], !isEverything(ids),
            let fault = CommandKind.entityIDs.faults(ids, at: "entity_id").first
        {
            return "\(fault.reason) at 'entity_id'"
        }
        for name in ["profile", "entry_id"] where data[name].map({ $0.string == nil }) ?? false {
            return "expected str at '\(name)'"
        }
        return nil
    }

    /// Home Assistant's word for every entity, beside that for none.
    private static func isEverything(_ ids: JSONValue) -> Bool {
        ["all", "none"].contains(ids.string?.lowercased() ?? "")
    }

    /// Calls a service that there is.
    ///
    /// - Parameter address: who asks, for the audit trail.
    func perform(
        _ domain: String,
        _ service: String,
        _ data: [String: JSONValue],
        from address: String?
    ) async throws {
        switch "\(domain).\(service)" {
        case "homeassistant.restart": try await restart(from: address)
        case "homeassistant.check_config": try checkConfiguration()
        case "homeassistant.update_entity": for user in await users(of: data) { await control.syncNow(user) }
        case "button.press": for button in await buttons(of: data) { await press(button) }
        case "withings.reread": for user in try await users(in: data) { await control.reread(user) }
        default: for user in try await users(in: data) { await control.syncNow(user) }
        }
    }

    /// The buttons that the data names. One that is not on by default is pressed by its name alone: not everybody's history is read
    /// again because somebody says "all".
    private func buttons(of data: [String: JSONValue]) async -> [Entity] {
        let all = await entities().filter { $0.description.platform == .button }
        if data["entity_id"]?.string?.lowercased() == "all" { return all.filter(\.description.enabledByDefault) }
        let ids = CommandFields(members: data).entityIDs("entity_id") ?? []
        return all.filter { ids.contains($0.entityID) }
    }

    private func press(_ button: Entity) async {
        switch button.description.source {
        case .bridge(.syncNow): await control.syncNow(nil)
        case .bridge(.rereadEverything): await control.reread(nil)
        default: break
        }
    }

    /// A broken file never takes the running program down; from safe mode there is nothing to lose.
    private func restart(from address: String?) async throws {
        if running != nil { try checkConfiguration() }
        await gatekeeper.trail.note(.configurationApplied, from: address)
        await control.restart()
    }

    private func checkConfiguration() throws {
        let errors = folder.check(environment: environment).errors
        if errors.isEmpty { return }
        let lines = errors.map(\.description).joined(separator: "\n")
        throw WebError(.badRequest, message: "The configuration is not valid:\n\(lines)", code: "invalid_configuration")
    }

    /// The Withings users that the data names; nil stands for everybody.
    private func users(in data: [String: JSONValue]) async throws -> [String?] {
        guard let running else {
            throw WebError(.badRequest, message: "Nobody is synced while the configuration has faults.")
        }
        let profile = data["profile"]?.string
        let entry = data["entry_id"]?.string
        if profile == nil, entry == nil {
            if data["entity_id"] == nil || data["entity_id"]?.string?.lowercased() == "all" { return [nil] }
            let users = await users(of: data)
            if users.isEmpty { throw WebError(.badRequest, message: "There is no such entity.") }
            return users
        }
        let accounts = try await running.desk.accounts()
        let kind = accounts.filter { $0.profile.lowercased() == profile?.lowercased() }
        guard let account = accounts.first(where: { $0.profile == profile || $0.id == entry }) ?? kind.first,
            kind.count < 2 || accounts.contains(where: { $0.profile == profile || $0.id == entry })
        else {
            throw WebError(.badRequest, message: "Nobody of that name is linked.")
        }
        return [account.user.description]
    }

    /// The Withings users whose entities the data names, each once. What nobody has is passed over, as in Home Assistant.
    private func users(of data: [String: JSONValue]) async -> [String] {
        var users: [String] = []
        if data["entity_id"]?.string?.lowercased() == "all" {
            return (await running?.board.people() ?? []).map(\.user.description)
        }
        for id in CommandFields(members: data).entityIDs("entity_id") ?? [] {
            guard let entity = await entity(id), entity.person != .bridge else { continue }
            if !users.contains(entity.person.user.description) { users.append(entity.person.user.description) }
        }
        return users
    }
}
