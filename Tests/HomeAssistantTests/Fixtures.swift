import Entities
import Foundation
import Logging
import MQTTLink
import Store
import TestSupport
import WithingsModel

@testable import HomeAssistant

let anna = WithingsUserID(1001)
let annaConfig = "homeassistant/device/withings_1001/config"
let annaWeight = "withings-bridge/1001/weight_kg/state"

func reading(_ type: MeasureType, _ value: ExactDecimal, position: BodyPosition? = nil) -> LatestMeasure {
    LatestMeasure(
        measure: Measure(type: type, value: value, position: position),
        groupID: 1,
        attribution: .device,
        measuredAt: 1_773_100_000,
        createdAt: 1_773_100_000,
        modelName: "Body Cardio",
        timeZone: "Europe/Berlin"
    )
}

/// A bridge's discovery at a broker in memory, with a clock that the test moves.
struct Bench {
    let store = HandFedStore()
    let clock = ManualClock(now: 1_773_144_000)
    let broker = RecordingBroker()
    let board: EntityBoard

    init(preferences: EntityPreferences = EntityPreferences()) {
        board = EntityBoard(store: store, clock: clock, logger: Self.logger, preferences: preferences)
    }

    static var logger: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    /// Shows these readings as all there is of Anna.
    func show(_ measures: LatestMeasure...) async throws {
        await store.put(anna, name: "Anna") { $0.measures = measures }
        try await board.refreshAll()
    }

    func service(
        publishesDiscovery: Bool = true,
        discoveryPrefix: String = "homeassistant",
        topicPrefix: String = "withings-bridge",
        style: DiscoveryStyle = DiscoveryStyle(),
        events: AsyncStream<EntityEvent>? = nil,
        onSync: @escaping @Sendable (WithingsUserID?) async -> Void = { _ in },
        onReread: @escaping @Sendable (WithingsUserID?) async -> Void = { _ in },
        installation: String = ""
    ) -> DiscoveryService {
        DiscoveryService(
            link: broker,
            discoveryPrefix: discoveryPrefix,
            publishesDiscovery: publishesDiscovery,
            style: style,
            topicPrefix: topicPrefix,
            version: "1.0",
            board: board,
            documents: store,
            events: events,
            onSync: onSync,
            onReread: onReread,
            installation: installation,
            clock: clock,
            random: { $0.lowerBound },
            logger: Self.logger
        )
    }

    /// Runs a service while the test's body acts, then ends it.
    func run(_ service: DiscoveryService, _ body: () async throws -> Void) async throws {
        let task = Task { try await service.run() }
        await broker.untilStarted()
        let result: Result<Void, any Error>
        do {
            try await body()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        task.cancel()
        try await task.value
        try result.get()
    }

    /// Signs in and lets the listening pass, up to "online".
    ///
    /// - Parameter topic: what is asked for because of what is heard, and heard too before the listening is over.
    func connect(hearing topic: String? = nil) async {
        await broker.turnPage()
        await broker.connect()
        await clock.sleepers(atLeast: 1)
        if let topic { await broker.untilSubscribed(topic) }
        await broker.isHeard()
        clock.advance(by: DiscoveryService.listeningTime)
        await broker.until("online", on: "withings-bridge/status")
    }

    /// Home Assistant starts; time runs until the service has greeted it: the states come after the availability.
    func homeAssistantStarts() async throws {
        await broker.turnPage()
        await broker.publishFromOutside(MQTTMessage("homeassistant/status", text: "online", isRetained: false))
        try await runTime {
            let topics = await broker.published.map(\.topic)
            return topics.contains("withings-bridge/status") && topics.contains(annaWeight)
        }
    }

    /// Lets time run, as fast as everybody who sleeps can be woken, until something is so.
    func runTime(until isMet: () async -> Bool) async throws {
        struct Never: Error {}
        let deadline = ContinuousClock.now + .seconds(20)
        while await !isMet() {
            guard ContinuousClock.now < deadline else { throw Never() }
            if let seconds = clock.secondsToNextWake { clock.advance(by: seconds) }
            await Task.yield()
        }
    }

    /// Lets time pass for whoever sleeps.
    func pass(_ seconds: Double) async {
        await clock.sleepers(atLeast: 1)
        clock.advance(by: seconds)
    }

    /// The components of the payload that the broker holds for Anna, without those that come with every reading.
    func components() async -> [String: DeviceComponent]? {
        await broker.retainedTexts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }?.components
            .filter { Self.isFigure($0.key) }
    }

    /// The topics published since the page was turned, without those that come with every reading.
    var published: [String] {
        get async { await broker.published.map(\.topic).filter(Self.isFigure) }
    }

    /// The topics that the broker holds, without those that come with every reading.
    var retained: [String] {
        get async { await broker.retainedTexts.keys.filter(Self.isFigure).sorted() }
    }

    /// False for when something was measured, and for what can happen.
    static func isFigure(_ topic: String) -> Bool {
        !topic.split(separator: "/").contains { level in
            ["_measured_at", "_days_since", "_event"].contains { level.hasSuffix($0) }
        }
    }
}
