import Foundation
import HTTPTypes
import Hummingbird
import Linking
import Store
import Sync
import WebServer

extension APIRoutes {
    /// Linking a person, which Home Assistant calls a config flow.
    var flowRoutes: [APIRoute] {
        let flow = "/api/config/config_entries/flow"
        return [
            APIRoute(.get, "/api/config/config_entries/flow_handlers") { request, _ in
                let kind = request.uri.queryParameters["type"].map { [String($0)] }
                return .json(Self.isOurKind(kind) ? ["withings"] : [])
            },
            APIRoute(.post, flow) { request, _ in try await beginFlow(request) },
            APIRoute(.get, "\(flow)/:flow_id") { _, context in try await result(of: knownFlow(context)) },
            APIRoute(.post, "\(flow)/:flow_id") { request, context in try await continueFlow(request, context) },
            APIRoute(.delete, "\(flow)/:flow_id") { _, context in
                let flow = try await knownFlow(context)
                switch flow.step {
                case .created, .aborted: throw Self.unknownFlow
                case .consent, .chooseProfile: await running?.desk.abandon(flow.id)
                }
                return .message("Flow aborted")
            },
        ]
    }

    private func beginFlow(_ request: Request) async throws -> Response {
        let shape = JSONShape(.required("handler", .stringOrList), .optional("entry_id", .anything), allowsOthers: true)
        let members = try shape.members(of: await request.json(upTo: BodyLimit.signedIn))
        guard members["handler"]?.string == "withings" else {
            throw WebError(.notFound, message: "Invalid handler specified")
        }
        guard let running else {
            let id = UUID().uuidString.lowercased().filter { $0 != "-" }
            let abort = LinkAbort(
                .missingConfiguration,
                "The configuration has faults.",
                hint: "Check it, mend it and apply it; then add people."
            )
            return .json(FlowJSON.aborted(abort, id: id))
        }
        var profile: String?
        if let entry = members["entry_id"], entry != .null { profile = try await account(entry.string).profile }
        do {
            return try await result(of: running.desk.begin(relinking: profile))
        } catch let abort as LinkAbort {
            return .json(FlowJSON.aborted(abort, id: UUID().uuidString.lowercased().filter { $0 != "-" }))
        }
    }

    private func continueFlow(_ request: Request, _ context: WebContext) async throws -> Response {
        let input = try await request.json(upTo: BodyLimit.signedIn, allowsEmpty: true)
        guard let members = input.object else { throw JSONShape.fault("expected dict") }
        let flow = try await knownFlow(context)
        // Only the form takes input; elsewhere a client that asks with POST learns how the flow stands.
        guard let running, case .chooseProfile(let approved) = flow.step else { return try await result(of: flow) }
        let choice = FlowInput(members, choices: approved.choices.map(\.profile))
        guard case .profile(let profile, let isReplacing) = choice else {
            if case .faults(let faults) = choice { return .json(["errors": faults], status: .badRequest) }
            return try await result(of: flow)
        }
        do {
            return try await result(of: running.desk.chooseProfile(profile, flow: flow.id, replacing: isReplacing))
        } catch let abort as LinkAbort {
            switch abort.code {
            case .alreadyLinked, .wrongAccount, .unknownProfile:
                let current = await running.desk.flow(flow.id) ?? flow
                return try await result(of: current, fault: abort)
            case .unknownFlow: throw Self.unknownFlow
            default: return .json(FlowJSON.aborted(abort, id: flow.id))
            }
        }
    }

    /// A flow under way or finished in the last minutes. One that was given up is gone, as in Home Assistant.
    private func knownFlow(_ context: WebContext) async throws -> LinkFlow {
        let id = context.parameter("flow_id") ?? ""
        guard let flow = await running?.desk.flow(id) else { throw Self.unknownFlow }
        if case .aborted(let abort) = flow.step, abort.code == .abandoned { throw Self.unknownFlow }
        return flow
    }

    private func result(of flow: LinkFlow, fault: LinkAbort? = nil) async throws -> Response {
        var entry: JSONValue = nil
        if case .created(let account) = flow.step {
            let status = await running?.sync.statuses().first { $0.account.id == account.id }
            entry = EntryJSON.entry(account, status: status)
        }
        return .json(FlowJSON.result(of: flow, entry: entry, fault: fault, language: language))
    }
}
