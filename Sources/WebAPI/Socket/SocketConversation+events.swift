import Entities
import WebServer
import WebSocketServer
import WithingsModel

extension SocketConversation {
    /// Commands that keep a conversation going.
    ///
    /// - Returns: nil for every other command.
    func converse(_ type: String, _ id: Int, _ fields: CommandFields) async throws -> JSONValue? {
        switch type {
        case "ping":
            return ["id": .int(id), "type": "pong"]
        case "supported_features":
            let features = try fields.object("features")
            outbox.coalesce(features["coalesce_messages"] == 1)
            return Self.success(id, nil)
        case "subscribe_events":
            try await subscribe(id, .events(fields.optionalString("event_type")))
            return Self.success(id, nil)
        case "subscribe_entities":
            let ids = try fields.strings("entity_ids").map(Set.init)
            try await subscribe(id, .entities(ids))
            say(Self.success(id, nil))
            let states = shown.values.filter { ids?.contains($0.entityID) ?? true }
            let pairs = states.map { ($0.entityID, CompressedState.whole($0, language: api.language)) }
            return Self.event(id, ["a": .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))])
        case "unsubscribe_events":
            guard subscriptions.removeValue(forKey: try fields.int("subscription")) != nil else {
                throw CommandFault.notFound("Subscription not found.")
            }
            if subscriptions.isEmpty { stopWatching() }
            return Self.success(id, nil)
        default:
            return nil
        }
    }

    private func subscribe(_ id: Int, _ subscription: SocketSubscription) async throws {
        guard subscriptions.count < Self.mostSubscriptions else {
            throw CommandFault(code: "home_assistant_error", message: "Too many subscriptions.")
        }
        if watcher == nil, let board = api.running?.board {
            let changes = board.changes()
            api.listeners.join()
            watcher = Task { [weak self] in
                for await _ in changes { await self?.tell() }
            }
            shown = Self.byID(await board.entities())
        }
        subscriptions[id] = subscription
    }

    func stopWatching() {
        guard let watcher else { return }
        watcher.cancel()
        self.watcher = nil
        shown = [:]
        api.listeners.leave()
    }

    /// Tells every subscription what is different from what it was told last.
    private func tell() async {
        guard watcher != nil, let board = api.running?.board, await isStillWelcome() else { return }
        let now = Self.byID(await board.entities())
        let before = shown
        shown = now
        let changed = now.values.filter { before[$0.entityID] != $0 }.sorted { $0.entityID < $1.entityID }
        let gone = before.values.filter { now[$0.entityID] == nil }.sorted { $0.entityID < $1.entityID }
        if changed.isEmpty, gone.isEmpty { return }
        for (id, subscription) in subscriptions.sorted(by: { $0.key < $1.key }) {
            let (changed, gone) = (
                changed.filter { subscription.wants($0.entityID) }, gone.filter { subscription.wants($0.entityID) }
            )
            switch subscription {
            case .events:
                for entity in changed { say(Self.event(id, stateChanged(before[entity.entityID], entity))) }
                for entity in gone { say(Self.event(id, stateChanged(entity, nil))) }
            case .entities:
                let message = CompressedState.message(
                    before: before,
                    changed: changed,
                    gone: gone,
                    language: api.language
                )
                if let message { say(Self.event(id, message)) }
            }
        }
    }

    private func stateChanged(_ old: Entity?, _ new: Entity?) -> JSONValue {
        let entity = new ?? old
        let fired = new?.changedAt ?? api.clock.nowSeconds
        return [
            "event_type": "state_changed",
            "data": [
                "entity_id": .optional(entity?.entityID),
                "old_state": old.map { StateJSON.state($0, language: api.language) } ?? .null,
                "new_state": new.map { StateJSON.state($0, language: api.language) } ?? .null,
            ],
            "origin": "LOCAL", "time_fired": StateJSON.microseconds(fired),
            "context": [
                "id": .string(StateJSON.contextID(of: entity?.uniqueID ?? "", at: fired)), "parent_id": nil,
                "user_id": nil,
            ],
        ]
    }

    static func event(_ id: Int, _ event: JSONValue) -> JSONValue {
        ["id": .int(id), "type": "event", "event": event]
    }

    private static func byID(_ entities: [Entity]) -> [String: Entity] {
        Dictionary(entities.map { ($0.entityID, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
