import Entities
import WebServer
import WebSocketServer
import WithingsModel

extension SocketConversation {
    /// Commands that keep a conversation going, with their shapes.
    static let shapes: [String: CommandShape] = [
        "ping": .bare,
        "supported_features": CommandShape(.required("features", .numbers)),
        "subscribe_events": CommandShape(.optional("event_type")),
        "subscribe_entities": EntityFilter.shape,
        "unsubscribe_events": CommandShape(.required("subscription", .number(atLeast: 0))),
        "history/stream": HistoryQuestion.shape,
        "calendar/event/subscribe": CalendarQuestion.shape,
        "config_entries/subscribe": CommandShape(.optional("type_filter", .listOrOne(of: .text))),
        "config_entries/flow/subscribe": .bare,
        "auth/refresh_tokens": .bare,
        "auth/delete_refresh_token": CommandShape(.required("refresh_token_id", .text)),
    ]

    /// Answers a command of ``shapes`` whose shape fits.
    ///
    /// - Returns: nil for every other command.
    func converse(_ type: String, _ id: Int, _ fields: CommandFields) async throws -> JSONValue? {
        switch type {
        case "ping":
            return ["id": .int(id), "type": "pong"]
        case "supported_features":
            outbox.coalesce(fields.object("features")["coalesce_messages"]?.int == 1)
            return Self.success(id, nil)
        case "subscribe_events":
            try await subscribe(id, .events(fields.text("event_type")))
            return Self.success(id, nil)
        case "subscribe_entities":
            let filter = EntityFilter(fields)
            try await subscribe(id, .entities(filter))
            say(Self.success(id, nil))
            let states = shown.values.filter { filter.includes($0.entityID) }
            let pairs = states.map { ($0.entityID, CompressedState.whole($0, language: api.language)) }
            return Self.event(id, ["a": .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))])
        case "history/stream":
            return try await stream(id, HistoryQuestion(fields, api))
        case "calendar/event/subscribe":
            return try await follow(id, CalendarQuestion(fields, api))
        case "config_entries/subscribe":
            let entries = APIRoutes.isOurKind(fields.texts("type_filter")) ? try await api.entryList() : nil
            try await subscribe(id, entries.map { .entries($0) } ?? .nothing)
            say(Self.success(id, nil))
            return Self.event(id, .array((entries ?? []).map { ["type": nil, "entry": $0] }))
        case "config_entries/flow/subscribe":
            try await subscribe(id, .nothing)
            say(Self.event(id, []))
            return Self.success(id, nil)
        case "auth/refresh_tokens":
            return Self.success(id, .array(try await tokens()))
        case "auth/delete_refresh_token":
            try await revoke(fields.text("refresh_token_id") ?? "")
            return Self.success(id, [:])
        case "unsubscribe_events":
            guard subscriptions.removeValue(forKey: fields.int("subscription") ?? 0) != nil else {
                throw CommandFault.notFound("Subscription not found.")
            }
            if subscriptions.isEmpty { stopWatching() }
            return Self.success(id, nil)
        default:
            return nil
        }
    }

    /// What was, and from then on what comes, until the end that was asked for.
    private func stream(_ id: Int, _ question: HistoryQuestion) async throws -> JSONValue {
        let now = api.clock.nowSeconds
        if question.start > now { throw HistoryQuestion.badStart }
        if let end = question.end, end < question.start { throw HistoryQuestion.badEnd }
        // First listened, then read: what happens in between is told twice rather than never.
        let goesOn = question.end.map { $0 > now } ?? true
        try await subscribe(id, goesOn ? .history(question) : .nothing)
        let (states, last) = try await question.answer(api)
        say(Self.success(id, nil))
        let end = last ?? min(question.end ?? now, now)
        return Self.event(
            id,
            [
                "states": .object(states), "start_time": .number("\(question.start).0"),
                "end_time": .number("\(end).0"),
            ]
        )
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
            if let events = api.running?.events?.events() {
                eventWatcher = Task { [weak self] in
                    for await event in events { await self?.tell(event) }
                }
            }
            shown = Self.byID(await api.entities())
        }
        subscriptions[id] = subscription
    }

    func stopWatching() {
        guard let watcher else { return }
        watcher.cancel()
        self.watcher = nil
        eventWatcher?.cancel()
        eventWatcher = nil
        shown = [:]
        api.listeners.leave()
    }

    /// Tells every subscription what is different from what it was told last.
    private func tell() async {
        guard watcher != nil, await isStillWelcome() else { return }
        let before = shown
        let isToldOfEvents = eventWatcher != nil
        let now = Self.byID(
            await api.entities().map { entity in
                // Events are told one by one, as they happen.
                isToldOfEvents ? before[entity.entityID].map(entity.withEvent) ?? entity : entity
            }
        )
        shown = now
        let changed = now.values.filter { before[$0.entityID] != $0 }.sorted { $0.entityID < $1.entityID }
        let gone = before.values.filter { now[$0.entityID] == nil }.sorted { $0.entityID < $1.entityID }
        if changed.isEmpty, gone.isEmpty { return }
        await tellOfEntries()
        await tellOfWorkouts()
        tell(changed, gone, before: before)
    }

    /// Tells of one event; those of the same moment follow one after the other, where the board shows the last one.
    private func tell(_ event: EntityEvent) async {
        guard eventWatcher != nil, await isStillWelcome(),
            let old = shown.values.first(where: { $0.tells(event) })
        else { return }
        let new = old.showing(event)
        guard new != old else { return }
        shown[new.entityID] = new
        tell([new], [], before: [old.entityID: old])
    }

    private func tell(_ changed: [Entity], _ gone: [Entity], before: [String: Entity]) {
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
            case .history(let question):
                let states = changed.compactMap { entity in
                    question.live(entity, language: api.language).map { (entity.entityID, JSONValue.array([$0])) }
                }
                if states.isEmpty { continue }
                say(Self.event(id, ["states": .object(Dictionary(states, uniquingKeysWith: { $1 }))]))
            case .entries, .calendar, .nothing: continue
            }
        }
    }

    /// The events of a stretch of time, and again whenever they became others.
    private func follow(_ id: Int, _ question: CalendarQuestion) async throws -> JSONValue {
        try await subscribe(id, .nothing)
        let events = try await question.events(api)
        subscriptions[id] = .calendar(question, events)
        say(Self.success(id, nil))
        return Self.event(id, ["events": events])
    }

    private func tellOfWorkouts() async {
        for (id, subscription) in subscriptions.sorted(by: { $0.key < $1.key }) {
            guard case .calendar(let question, let told) = subscription,
                let events = try? await question.events(api), events != told, subscriptions[id] != nil
            else { continue }
            subscriptions[id] = .calendar(question, events)
            say(Self.event(id, ["events": events]))
        }
    }

    /// Tells of people who were linked or unlinked, and of whose link stands otherwise, where somebody wants to hear it.
    private func tellOfEntries() async {
        for (id, subscription) in subscriptions.sorted(by: { $0.key < $1.key }) {
            guard case .entries(let told) = subscription, let entries = try? await api.entryList(), entries != told
            else { continue }
            func entry(_ other: JSONValue, in list: [JSONValue]) -> JSONValue? {
                list.first { $0["entry_id"] == other["entry_id"] }
            }
            var news: [JSONValue] = told.filter { entry($0, in: entries) == nil }
                .map { ["type": "removed", "entry": $0] }
            for new in entries {
                let old = entry(new, in: told)
                if old != new { news.append(["type": old == nil ? "added" : "updated", "entry": new]) }
            }
            // It may have left while the list was made.
            guard subscriptions[id] != nil else { continue }
            subscriptions[id] = .entries(entries)
            say(Self.event(id, .array(news)))
        }
    }

    private func stateChanged(_ old: Entity?, _ new: Entity?) -> JSONValue {
        let entity = new ?? old
        let fired = new?.revisedAt ?? api.clock.nowSeconds
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
