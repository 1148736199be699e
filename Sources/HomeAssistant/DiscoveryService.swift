import Entities
import Logging
import MQTTLink
import ServiceLifecycle
import Store
import WithingsModel

/// Shows the entities in Home Assistant through a broker: discovery, availability, states, retained; removes what
/// vanished; publishes nothing that did not change.
///
/// After every sign-in it first listens to what the broker holds of it, then mends the difference: a restart of this
/// program publishes nothing but that it is online, and a broker that lost its memory gets everything again.
package actor DiscoveryService: Service {
    /// How far it is with the present connection.
    enum Phase: Equatable {
        case disconnected
        case listening
        case ready
    }

    /// Two payloads on one discovery topic closer together than this can lose entities in Home Assistant.
    static let discoverySpacing = 3.0
    /// How long the broker may take to send what it holds.
    static let listeningTime = 2.0
    /// Home Assistant is busy when it says that it is up; several bridges shall not all answer in the same moment.
    static let greetingDelay = 1.0...4.0
    /// After so long it looks once more whether the broker still holds everything.
    static let trust = 6 * 3_600.0
    /// Seconds that what is being published may still take at a stop.
    private static let patienceAtStop = 1.5
    let link: any BrokerLink
    /// The topics change only when another bridge is found to publish under the same ones.
    var topics: BrokerTopics
    /// Tells this installation from others; empty where nobody looks.
    let installation: String
    let publishesDiscovery: Bool
    var style: DiscoveryStyle
    let origin: DevicePayload.Origin
    let board: EntityBoard
    let documents: any DocumentStore
    let clock: any WallClock
    let logger: Logger
    let onSync: @Sendable (WithingsUserID?) async -> Void
    let onReread: @Sendable (WithingsUserID?) async -> Void
    private let happenings: AsyncStream<EntityEvent>?
    private let random: @Sendable (ClosedRange<Double>) -> Double

    var phase = Phase.disconnected
    var presence = HomeAssistantPresence.unheard
    /// By topic; also those that are to be cleared.
    var discovery: [String: DiscoveryTopic] = [:]
    /// The retained texts at the broker under our own prefix, and what is left under a former one.
    var values: [String: String] = [:]
    var memory = PublishedMemory()
    /// Who was deleted since the broker was last told everything, by Withings' number.
    var farewells: Set<String> = []
    /// Where a deletion leaves word, so that what was published of somebody is forgotten once it is cleared.
    package static let farewellCollection = "farewells"
    /// What is published of everybody, as it was made last.
    var renditions = Renditions()
    /// Whether all announcements are made and nothing about them is open: only changed values are to be published then.
    var isSettled = false
    /// What to publish once more though the broker holds it.
    var isGreeting = false
    var isOnline = false
    var fault: BrokerFault?
    var lastPublishAt: EpochSeconds?
    var events = EventQueue()
    /// Other bridges at the same broker.
    var neighbours = Neighbours()
    /// The events of a connection that was begun anew under other topics.
    var freshEvents: AsyncStream<BrokerEvent>?
    /// Under way when the owner wants to clean up.
    var cleaning: Cleaning?
    var lastCleanUp: BrokerStatus.CleanUp?
    /// How many entities and devices are published.
    var counted = (entities: 0, devices: 0)
    /// When it last asked what the broker holds.
    var listenedAt = 0.0
    /// Takes what comes from outside of the loop; nil while it does not run.
    var sender: AsyncStream<DiscoverySignal>.Continuation?
    private var connection = 0
    private var isGoOnSet = false

    /// - Parameters:
    ///   - link: the connection to the broker; this service alone starts and stops it.
    ///   - discoveryPrefix: Home Assistant's prefix, `homeassistant` by default.
    ///   - events: what happens to people; told to whoever listens, not retained.
    ///   - onSync: somebody at the broker asks for a refresh, of one person or of everybody.
    ///   - onReread: somebody asks for everything to be read again.
    ///   - installation: tells this installation from others at the same broker.
    ///   - topicPrefix: under which our own topics stand; several bridges at one broker need different ones.
    package init(
        link: any BrokerLink,
        discoveryPrefix: String,
        publishesDiscovery: Bool,
        style: DiscoveryStyle,
        topicPrefix: String = "withings-bridge",
        version: String = "1.0",
        board: EntityBoard,
        documents: any DocumentStore,
        events: AsyncStream<EntityEvent>? = nil,
        onSync: @escaping @Sendable (WithingsUserID?) async -> Void = { _ in },
        onReread: @escaping @Sendable (WithingsUserID?) async -> Void = { _ in },
        installation: String = "",
        clock: any WallClock = SystemWallClock(),
        random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) },
        logger: Logger
    ) {
        self.link = link
        topics = BrokerTopics(own: topicPrefix, discovery: discoveryPrefix)
        self.publishesDiscovery = publishesDiscovery
        self.style = style
        happenings = events
        self.onSync = onSync
        self.onReread = onReread
        self.installation = installation
        origin = DevicePayload.Origin(name: "Withings Bridge", version: version)
        self.board = board
        self.documents = documents
        self.clock = clock
        self.random = random
        self.logger = logger
    }

    /// How the connection stands.
    package func status() -> BrokerStatus {
        BrokerStatus(
            isConnected: phase != .disconnected,
            fault: fault ?? (phase == .ready ? neighbours.remark : nil),
            lastPublishAt: lastPublishAt,
            entities: counted.entities,
            devices: counted.devices,
            lastCleanUp: lastCleanUp
        )
    }

    package func run() async throws {
        await recall()
        let changes = board.changes()
        let (signals, sender) = AsyncStream.makeStream(of: DiscoverySignal.self)
        self.sender = sender
        let happenings = happenings
        let events = await link.start(will: will)
        let (stops, stopping) = AsyncStream.makeStream(of: Never.self)
        await withDiscardingTaskGroup { group in
            group.addTask { [link, clock] in
                for await _ in stops {}
                // What is being published may hang at a frozen broker.
                guard (try? await clock.sleep(seconds: Self.patienceAtStop)) != nil else { return }
                await link.abandon()
            }
            group.addTask { for await event in events { sender.yield(.broker(event)) } }
            group.addTask { for await _ in changes { sender.yield(.boardChanged) } }
            if let happenings { group.addTask { for await event in happenings { sender.yield(.happened(event)) } } }
            await withGracefulShutdownHandler {
                for await signal in signals {
                    if case .stop = signal { break }
                    for alarm in await handle(signal) {
                        let (clock, connection) = (clock, connection)
                        group.addTask {
                            guard (try? await clock.sleep(seconds: alarm.seconds)) != nil else { return }
                            sender.yield(.alarm(alarm.kind, connection: connection))
                        }
                    }
                    if let events = freshEvents {
                        freshEvents = nil
                        group.addTask { for await event in events { sender.yield(.broker(event)) } }
                    }
                }
            } onGracefulShutdown: {
                sender.yield(.stop)
                stopping.finish()
            }
            self.sender = nil
            await sayGoodbye()
            group.cancelAll()
        }
    }

    private func handle(_ signal: DiscoverySignal) async -> [DiscoverySignal.Alarm] {
        switch signal {
        case .broker(.connected):
            connection += 1
            isGoOnSet = false
            presence = .unheard
            isOnline = false
            fault = nil
            return await listen()
        case .broker(.disconnected(let fault)):
            phase = .disconnected
            isSettled = false
            self.fault = fault
            cleaning = nil
        case .broker(.message(let message)):
            return await receive(message)
        case .alarm(let kind, let connection):
            guard connection == self.connection, phase != .disconnected else { return [] }
            return await handle(kind)
        case .boardChanged:
            guard phase == .ready else { return [] }
            return clock.uptime - listenedAt > Self.trust ? await listen() : await publishChanges()
        case .happened(let event):
            events.add(event, at: clock.uptime)
            await tellEvents()
        case .republish:
            guard phase == .ready else { return [] }
            forgetWhatIsHeld()
            return await publishChanges()
        case .cleanUp:
            guard phase == .ready, cleaning == nil else { return [] }
            cleaning = Cleaning()
            return await listen()
        case .stop:
            break
        }
        return []
    }

    private func handle(_ kind: DiscoverySignal.Alarm.Kind) async -> [DiscoverySignal.Alarm] {
        switch kind {
        case .listened:
            guard phase == .listening else { return [] }
            return await heardEverything()
        case .greet:
            guard phase == .ready else { return [] }
            isGreeting = true
            return await listen()
        case .ownersHeard:
            return await clearDead()
        case .neighbourLeft:
            return phase == .ready ? await publishChanges() : []
        case .goOn:
            isGoOnSet = false
            return phase == .ready ? await publishChanges() : []
        }
    }

    /// Home Assistant came up or goes down, somebody gives an order, or the broker sends what it holds.
    private func receive(_ message: MQTTMessage) async -> [DiscoverySignal.Alarm] {
        if message.topic == topics.sync || message.topic == topics.reread {
            await order(message)
            return []
        }
        if await hearsNeighbour(message) { return neighbourAlarm(after: message) }
        guard topics.births.contains(message.topic) else {
            if phase == .listening {
                note(message)
            } else {
                cleaning?.held[message.topic] = String(decoding: message.payload, as: UTF8.self)
            }
            return []
        }
        isSettled = false
        switch String(decoding: message.payload, as: UTF8.self) {
        case "online":
            presence = .up
            for topic in discovery.keys { discovery[topic]?.homeAssistantStarted() }
            return phase == .ready ? [.init(kind: .greet, seconds: random(Self.greetingDelay))] : []
        case "offline":
            presence = .down
        default:
            break
        }
        return []
    }

    /// Sets the alarm to go on unless one is set.
    func goOn(in seconds: Double) -> [DiscoverySignal.Alarm] {
        if isGoOnSet { return [] }
        isGoOnSet = true
        return [.init(kind: .goOn, seconds: max(0.1, seconds))]
    }

    var will: MQTTMessage { MQTTMessage(topics.availability, text: "offline", isRetained: true) }

    private func sayGoodbye() async {
        let (link, topic, isConnected) = (link, topics.availability, phase != .disconnected)
        // Not a child of the work that ends here: the farewell is said also when that was cancelled.
        await Task {
            if isConnected { try? await link.publish(MQTTMessage(topic, text: "offline", isRetained: true)) }
            await link.stop()
        }.value
        phase = .disconnected
        isOnline = false
    }
}
