import Entities
import Foundation
import HomeAssistant
import Logging
import MQTTLink
import SQLiteStore
import Store
import WithingsModel

/// The way of a reading from the store to a subscriber of a real Mosquitto, and fifty people announced to it. The
/// yardstick is the broker itself: the same messages published as they are, in the same run.
enum BrokerRun {
    static let people = 50
    static let changes = 200

    static let mosquitto = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/local/bin/mosquitto"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static func run(in folder: String) async throws {
        guard let mosquitto else { throw BenchmarkFault("mosquitto is not installed.") }
        let port = try LoopbackSocket.freePort()
        let configuration = folder + "/mosquitto.conf"
        var lines = [
            "listener \(port) 127.0.0.1", "allow_anonymous true", "persistence false", "max_queued_messages 0",
        ]
        if getuid() == 0 { lines.append("user root") }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: configuration))
        let broker = try Child(mosquitto, ["-c", configuration], isQuiet: true)
        defer { broker.end() }
        try await Task.sleep(for: .milliseconds(500))

        let store = try SQLiteStore(path: folder + "/broker.db")
        try await seed(store)
        let board = EntityBoard(store: store, clock: SystemWallClock(), logger: quiet)
        try await board.refreshAll()
        let subscriber = Subscriber(link(port, "subscriber"))
        try await subscriber.begin()

        let online = try await discovery(store, board, port, subscriber)
        let messages = await subscriber.messages
        let bare = try await publishBare(messages, port, subscriber)
        let count = await board.entities().count
        print(
            "discovery of \(people) people, \(count) entities, \(messages.count) messages: \(milliseconds(online)) from the",
            String(
                format: "first to the last at a subscriber, %.2f times the same messages published bare",
                online / bare
            )
        )
        try await again(store, board, port, subscriber)
        await subscriber.end()
        try await store.close()
    }

    /// The first run: everything is new to the broker.
    ///
    /// - Returns: the seconds from the first to the last message at the subscriber.
    private static func discovery(
        _ store: SQLiteStore,
        _ board: EntityBoard,
        _ port: Int,
        _ subscriber: Subscriber
    ) async throws -> Double {
        let task = Task { try await service(store, board, port).run() }
        _ = try await subscriber.seconds(until: "online", on: "withings-bridge/status") {}
        let (first, last) = await (subscriber.first, subscriber.last)
        task.cancel()
        try await task.value
        return first.map { Subscriber.seconds(last - $0) } ?? 0
    }

    /// The second run: the broker holds everything. Then readings change one by one.
    private static func again(
        _ store: SQLiteStore,
        _ board: EntityBoard,
        _ port: Int,
        _ subscriber: Subscriber
    ) async throws {
        await subscriber.forget()
        let made = Stopwatch()
        let task = Task { try await service(store, board, port).run() }
        _ = try await subscriber.seconds(until: "online", on: "withings-bridge/status") {}
        let sent = await subscriber.messages.count { $0.topic != "withings-bridge/status" }
        print("the same once more, after a restart: \(sent) messages beside that it is online")
        var (ours, saving, making): ([Double], [Double], [Double]) = ([], [], [])
        for number in 0..<changes {
            await subscriber.forget()
            let user = WithingsUserID(Int64(number % people + 1))
            // Odd, so that no digit is left out at the end.
            let grams = Int64(60_001 + 2 * number)
            let page = RecordPage(measureGroups: [
                weighIn(Int64(1_000_000 + number), grams: grams, at: now + Int64(number))
            ])
            let text = ExactDecimal(grams, exponent: -3).description
            let start = ContinuousClock.now
            _ = try await store.save(page, of: user)
            let saved = ContinuousClock.now
            let way = try await subscriber.seconds(until: text, on: "withings-bridge/\(user)/weight_kg/state") {
                try await board.refresh(user)
                await made.note()
            }
            saving.append(Subscriber.seconds(saved - start))
            making.append(Subscriber.seconds(await made.at - saved))
            ours.append(way)
        }
        task.cancel()
        try await task.value
        let bare = try await roundTrips(port, subscriber)
        print(
            "a changed reading, from the store to a subscriber: median \(milliseconds(median(ours))), 99th of a hundred",
            "\(milliseconds(percentile(ours, 0.99))), \(milliseconds(median(making))) of it to make the person's entities;",
            "saving it durably before: median \(milliseconds(median(saving)));",
            String(format: "%.1f times a message published bare", median(ours) / median(bare)),
            "(median \(milliseconds(median(bare))))"
        )
    }

    /// When something was done.
    private actor Stopwatch {
        private(set) var at = ContinuousClock.now
        func note() { at = .now }
    }

    /// The same messages under another prefix, without anything of the bridge but its connection.
    private static func publishBare(_ messages: [MQTTMessage], _ port: Int, _ subscriber: Subscriber) async throws
        -> Double
    {
        let link = try await connected(port)
        await subscriber.forget()
        let all = messages.map { MQTTMessage("bare/\($0.topic)", payload: $0.payload, isRetained: true) }
        let seconds = try await subscriber.seconds(until: "end", on: "bare/end") {
            try await link.publish(all)
            try await link.publish(MQTTMessage("bare/end", text: "end", isRetained: false))
        }
        await link.stop()
        return seconds
    }

    private static func roundTrips(_ port: Int, _ subscriber: Subscriber) async throws -> [Double] {
        let link = try await connected(port)
        var spans: [Double] = []
        for number in 0..<changes {
            await subscriber.forget()
            spans.append(
                try await subscriber.seconds(until: "\(number)", on: "bare/one") {
                    try await link.publish(MQTTMessage("bare/one", text: "\(number)", isRetained: true))
                }
            )
        }
        await link.stop()
        return spans
    }

    private static func connected(_ port: Int) async throws -> MosquittoLink {
        let link = link(port, "bare")
        for await event in await link.start(will: nil) {
            if case .connected = event { break }
        }
        return link
    }

    private static let now: EpochSeconds = 1_790_000_000
    private static var quiet: Logger { Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() } }

    private static func link(_ port: Int, _ name: String) -> MosquittoLink {
        MosquittoLink(address: BrokerAddress(host: "127.0.0.1", port: port, clientID: name), logger: quiet)
    }

    private static func service(_ store: SQLiteStore, _ board: EntityBoard, _ port: Int) -> DiscoveryService {
        DiscoveryService(
            link: link(port, "bridge"),
            discoveryPrefix: "homeassistant",
            publishesDiscovery: true,
            style: DiscoveryStyle(),
            board: board,
            documents: store,
            installation: "bench",
            logger: quiet
        )
    }

    /// People with a value of every measure that the catalogue has.
    private static func seed(_ store: SQLiteStore) async throws {
        for number in 1...Int64(people) {
            let user = WithingsUserID(number)
            try await store.save(
                Account(id: "entry\(number)", user: user, profile: "Person \(number)", linkedAt: 1, scopes: [])
            )
            // Twice, so that all that follows from a change is there before anything is measured.
            let groups = [
                group(number, user, grams: 50_000, at: now - 172_800),
                group(number + 1_000, user, grams: 50_003, at: now - 86_400),
            ]
            _ = try await store.save(RecordPage(measureGroups: groups), of: user)
        }
    }

    private static func group(_ id: Int64, _ user: WithingsUserID, grams: Int64, at: EpochSeconds) -> MeasureGroup {
        let measures = Catalogue.all.compactMap { row -> Measure? in
            guard case .measure(let type, let position) = row.source else { return nil }
            // A result that nobody knows would be a new option, and so a new announcement.
            let value =
                switch type {
                case .weight: ExactDecimal(grams, exponent: -3)
                case .atrialFibrillationECG, .atrialFibrillationPPG: ExactDecimal(0)
                default: ExactDecimal(20 + id % 10)
                }
            return Measure(type: type, value: value, position: position)
        }
        return MeasureGroup(id: id, measuredAt: at, createdAt: at, modifiedAt: at, measures: measures)
    }

    /// What a scale measures in one go.
    private static func weighIn(_ id: Int64, grams: Int64, at: EpochSeconds) -> MeasureGroup {
        let types: [MeasureType] = [.fatRatio, .fatMass, .fatFreeMass, .muscleMass, .boneMass, .hydration, .heartPulse]
        let measures = types.map { Measure(type: $0, value: ExactDecimal(20 + id % 10)) }
        let weight = Measure(type: .weight, value: ExactDecimal(grams, exponent: -3))
        return MeasureGroup(id: id, measuredAt: at, createdAt: at, modifiedAt: at, measures: [weight] + measures)
    }

    private static func median(_ values: [Double]) -> Double { percentile(values, 0.5) }

    private static func percentile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }
}
