import Access
import Entities
import Store
import WebServer
import WebSocketServer
import WithingsModel

/// One client of the WebSocket API: lets it in, answers its commands one after the other, and tells it what changed.
actor SocketConversation: WebSocketTalk {
    let api: APIRoutes
    let outbox: WebSocketOutbox
    /// What it came in with; nil until then.
    private(set) var standing: String?
    private var lastID = 0
    private var patience: Task<Void, Never>?
    private var revocationWatch: Task<Void, Never>?
    var subscriptions: [Int: SocketSubscription] = [:]
    var watcher: Task<Void, Never>?
    var eventWatcher: Task<Void, Never>?
    /// What its subscriptions were told last, by entity id.
    var shown: [String: Entity] = [:]

    static let authTimeout = 10.0
    /// Bytes of the message that carries the token.
    static let longestIntroduction = 16 * 1024
    static let mostSubscriptions = 256

    init(api: APIRoutes, outbox: WebSocketOutbox) {
        self.api = api
        self.outbox = outbox
    }

    func opened() {
        say(["type": "auth_required", "ha_version": .string(api.control.version)])
        patience = Task { [weak self, clock = api.clock] in
            guard (try? await clock.sleep(seconds: Self.authTimeout)) != nil else { return }
            await self?.loosePatience()
        }
    }

    func closed() {
        patience?.cancel()
        revocationWatch?.cancel()
        stopWatching()
        subscriptions = [:]
    }

    func received(_ message: [UInt8], isText: Bool) async {
        // What is no text is for nobody here; from a stranger it is no introduction.
        guard isText else { return standing == nil ? outbox.close(.notText) : () }
        if standing == nil, message.count > Self.longestIntroduction { return outbox.close(.refused) }
        guard let value = JSONReader.value(message) else { return outbox.close(.notJSON) }
        guard standing != nil else { return await letIn(value) }
        guard await isStillWelcome() else { return }
        // A list is several messages that were sent together.
        for command in value.array ?? [value] { await obey(command) }
    }

    /// Whoever came in with a token that was revoked since is sent away.
    func isStillWelcome() async -> Bool {
        guard let standing else { return false }
        if await api.gatekeeper.isStanding(standing) { return true }
        outbox.close(.refused)
        return false
    }

    func say(_ value: JSONValue) { outbox.send(value.bytes) }

    private func loosePatience() {
        if standing == nil {
            outbox.close(WebSocketFarewell(1008, "Did not receive auth message within 10 seconds"))
        }
    }

    private static let introduction = CommandShape(
        .required("type", .anything),
        .optional("access_token", .text),
        .optional("api_password", .text)
    )

    private func letIn(_ value: JSONValue) async {
        if let fault = Self.introductionFault(value) {
            say(["type": "auth_invalid", "message": .string("Auth message incorrectly formatted: \(fault)")])
            return outbox.close(.refused)
        }
        let token = value["access_token"]?.string ?? ""
        guard let standing = await api.gatekeeper.standing(of: token) else {
            say(["type": "auth_invalid", "message": "Invalid access token or password"])
            return outbox.close(.refused)
        }
        self.standing = standing
        patience?.cancel()
        outbox.welcome()
        say(["type": "auth_ok", "ha_version": .string(api.control.version)])
        revocationWatch = Task { [weak self, gatekeeper = api.gatekeeper] in
            for await _ in await gatekeeper.revocation(of: standing) {}
            if !Task.isCancelled { _ = await self?.isStillWelcome() }
        }
    }

    private static func introductionFault(_ value: JSONValue) -> String? {
        guard let members = value.object else { return "expected a mapping. Got \(PythonText.text(value))" }
        var faults = introduction.faults(members, at: "")
        if let type = members["type"], type != "auth" {
            faults.append(CommandShape.Fault(path: "type", reason: "not a valid value", got: type))
        }
        return faults.isEmpty ? nil : CommandShape.text(of: faults)
    }

    /// Home Assistant counts a command that it knows, whether or not its members fit, and passes over the others.
    private func obey(_ command: JSONValue) async {
        let incorrect = CommandFault.invalid("Message incorrectly formatted.")
        guard let members = command.object else { return say(Self.failure(0, incorrect)) }
        guard let id = members["id"]?.int, id > 0, let type = members["type"]?.string, !type.isEmpty else {
            return say(Self.failure(members["id"] ?? .null, incorrect))
        }
        guard id > lastID else {
            let fault = CommandFault(code: "id_reuse", message: "Identifier values have to increase.")
            return say(Self.failure(.int(id), fault))
        }
        guard let shape = Self.shapes[type] ?? SocketCommand.byType[type]?.shape else {
            return say(Self.failure(.int(id), .unknownCommand))
        }
        lastID = id
        do {
            try shape.check(members)
            let fields = CommandFields(members: members)
            if let answer = try await converse(type, id, fields) { return say(answer) }
            guard let known = SocketCommand.byType[type] else { throw CommandFault.unknownCommand }
            say(Self.success(id, try await known.answer(api, fields)))
        } catch {
            say(Self.failure(.int(id), fault(error)))
        }
    }

    private func fault(_ error: any Error) -> CommandFault {
        switch error {
        case let fault as CommandFault: fault
        case let error as WebError: CommandFault(code: "home_assistant_error", message: error.message)
        case let error as AccessError: CommandFault(code: "home_assistant_error", message: error.message)
        case let error as StoreError: CommandFault(code: "home_assistant_error", message: error.description)
        default: .unknown
        }
    }

    static func success(_ id: Int, _ result: JSONValue) -> JSONValue {
        ["id": .int(id), "type": "result", "success": true, "result": result]
    }

    static func failure(_ id: JSONValue, _ fault: CommandFault) -> JSONValue {
        ["id": id, "type": "result", "success": false, "error": fault.json]
    }
}
