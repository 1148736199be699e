import Foundation
import Store
import WithingsModel

/// What was told of a person: the last event of each kind, and what must not be told twice. Survives a restart.
struct EventMemory: Sendable, Equatable {
    var last: [EventKind: EntityEvent] = [:]
    /// Stretches of sleep of which it was told that they are finished, oldest first.
    var finishedSleep: [Int64] = []
    /// Sleeps of a morning that are finished and may be nights or not, so that nobody was told of them yet.
    var doubtfulSleep: [Int64] = []
    /// When a mat was last heard of, by mat.
    var bedAt: [String: EpochSeconds] = [:]
    /// When ECGs were taken that were told of, oldest first.
    var ecgAt: [EpochSeconds] = []

    static let collection = "events"

    static func load(of user: WithingsUserID, from store: any DocumentStore) async throws -> EventMemory {
        guard let document = try await store.document("\(user)", in: collection),
            let stored = try? JSONDecoder().decode(Stored.self, from: Data(document))
        else { return EventMemory() }
        return stored.memory(of: user)
    }

    func save(of user: WithingsUserID, in store: any DocumentStore) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let document = try [UInt8](encoder.encode(Stored(self)))
        try await store.saveDocument(document, "\(user)", in: Self.collection)
    }

    mutating func noteFinished(_ id: Int64) {
        finishedSleep.append(id)
        finishedSleep.removeFirst(max(0, finishedSleep.count - 64))
    }

    /// False where it was told of.
    @discardableResult
    mutating func noteECG(at moment: EpochSeconds) -> Bool {
        guard !ecgAt.contains(where: { HeartRecording.isOneECG($0, moment) }) else { return false }
        ecgAt.append(moment)
        ecgAt.removeFirst(max(0, ecgAt.count - 64))
        return true
    }
}

/// The form on the disk.
private struct Stored: Codable {
    struct Detail: Codable {
        var name: String
        var text: String?
        var number: ExactDecimal?
        var flag: Bool?
        var list: [String]?
    }

    struct Event: Codable {
        var kind: EventKind
        var type: String
        var occurredAt: EpochSeconds
        var details: [Detail]
    }

    var events: [Event]
    var finishedSleep: [Int64]
    var bedAt: [String: EpochSeconds]
    /// Missing in what earlier versions wrote.
    var ecgAt: [EpochSeconds]?
    var doubtfulSleep: [Int64]?

    init(_ memory: EventMemory) {
        events = EventKind.allCases.compactMap { memory.last[$0] }.map { event in
            Event(
                kind: event.kind,
                type: event.type,
                occurredAt: event.occurredAt,
                details: event.details.map { detail in
                    switch detail.value {
                    case .text(let text): Detail(name: detail.name, text: text)
                    case .number(let number): Detail(name: detail.name, number: number)
                    case .flag(let flag): Detail(name: detail.name, flag: flag)
                    case .list(let list): Detail(name: detail.name, list: list)
                    }
                }
            )
        }
        finishedSleep = memory.finishedSleep
        bedAt = memory.bedAt
        ecgAt = memory.ecgAt
        doubtfulSleep = memory.doubtfulSleep
    }

    func memory(of user: WithingsUserID) -> EventMemory {
        var memory = EventMemory()
        for event in events {
            memory.last[event.kind] = EntityEvent(
                user: user,
                kind: event.kind,
                type: event.type,
                occurredAt: event.occurredAt,
                details: event.details.compactMap { detail in
                    let value: AttributeValue? =
                        detail.text.map(AttributeValue.text) ?? detail.number.map(AttributeValue.number)
                        ?? detail.flag.map(AttributeValue.flag) ?? detail.list.map(AttributeValue.list)
                    return value.map { EntityDetail(detail.name, $0) }
                }
            )
        }
        memory.finishedSleep = finishedSleep
        memory.bedAt = bedAt
        memory.ecgAt = ecgAt ?? []
        memory.doubtfulSleep = doubtfulSleep ?? []
        return memory
    }
}
