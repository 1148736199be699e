import Access
import BridgeConfiguration
import Entities
import HomeAssistant
import Hummingbird
import Linking
import Logging
import MQTTLink
import ServiceLifecycle
import Store
import Sync
import UnixSignals
import WebAPI
import WebServer
import WebUI
import WithingsAPI
import WithingsModel

/// One run by a valid configuration: the list of services in ``run()`` is the map of the program.
struct RunningBridge: Sendable {
    let settings: Settings
    let ground: Ground
    let check: ConfigurationCheck
    let options: BridgeOptions

    func run() async throws -> RestartSwitch.Outcome {
        try await refuseOpenDoors()
        let restart = RestartSwitch()
        let board = EntityBoard(
            store: ground.store,
            clock: options.clock,
            logger: log("entities"),
            preferences: EntityPreferences(settings)
        )
        let events = EventDesk(store: ground.store, clock: options.clock, logger: log("entities"))
        try await board.refreshAll()
        let linked = try await LinkedParts(
            settings: settings,
            ground: ground,
            board: board,
            events: events,
            options: options
        )
        let discovery = try await makeDiscovery(board: board, events: events, sync: linked?.sync)
        let control = makeControl(sync: linked?.sync, discovery: discovery, restart: restart)

        let router = WebRouter.make(
            logger: log("http"),
            usesForwarded: settings.http.useXForwardedFor,
            trustedProxies: settings.http.trustedProxies,
            servesTLS: settings.http.certificate != nil
        )
        APIRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: linked.map { .init(desk: $0.desk, board: board, sync: $0.sync, counts: ground.store.counts(of:)) },
            control: control,
            clock: options.clock
        ).add(to: router)
        PageRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: linked.map { .init(desk: $0.desk, board: board, sync: $0.sync, store: ground.store) },
            control: control,
            probes: .live(
                apiURL: settings.withings?.apiURL,
                clock: options.clock,
                logger: log("setup")
            )
        ).add(to: router)
        let listeners = try WebListener(http: settings.http, logger: log("http")).applications(router: router) {
            await options.onListening($0, false)
        }

        var services: [any Service] = [DayTurn(board: board, clock: options.clock, logger: log("entities"))]
        if let linked {
            services.append(linked.sync)
            services.append(SyncSignal(sync: linked.sync))
            services.append(
                BridgeFactsFeed(sync: linked.sync, board: board, clock: options.clock, version: options.version)
            )
        }
        if let discovery { services.append(discovery) }
        services += listeners
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: log("lifecycle")
            )
        )
        await restart.attach(group)
        do {
            try await group.run()
        } catch {
            throw WebListener.explain(error, http: settings.http)
        }
        return await restart.outcome
    }

    private func log(_ part: String) -> Logger { BridgeLog.logger(part, settings.logger) }

    /// Nobody but this machine may reach a program that has no password yet.
    private func refuseOpenDoors() async throws {
        let loopback: Set<String> = ["127.0.0.1", "::1", "localhost"]
        guard let open = settings.http.hosts.first(where: { !loopback.contains($0) && !$0.hasPrefix("127.") }),
            try await !ground.gatekeeper.hasOwner()
        else { return }
        throw BridgeFault(
            .openWithoutPassword,
            "server_host \(open) would let other machines in, but no owner account with a password exists yet.",
            hint: "Make it first: withings-bridge create-owner --config \(options.folder.path)"
        )
    }

    private func makeDiscovery(
        board: EntityBoard,
        events: EventDesk,
        sync: SyncService?
    ) async throws -> DiscoveryService? {
        guard let mqtt = settings.mqtt else { return nil }
        let address = try await BrokerAddress(mqtt, documents: ground.store)
        return DiscoveryService(
            link: MosquittoLink(address: address, logger: log("mqtt")),
            discoveryPrefix: mqtt.discoveryPrefix,
            publishesDiscovery: mqtt.discovery,
            style: DiscoveryStyle(
                language: settings.home.language ?? "en",
                configurationURL: settings.externalURL,
                usesCustomaryUnits: settings.home.unitSystem == "us_customary",
                namesEntityIDs: mqtt.defaultEntityID != nil
            ),
            version: options.version,
            board: board,
            documents: ground.store,
            events: events.events(),
            onSync: { user in await sync?.syncNow(user) },
            clock: options.clock,
            logger: log("mqtt")
        )
    }

    private func makeControl(sync: SyncService?, discovery: DiscoveryService?, restart: RestartSwitch) -> BridgeControl
    {
        BridgeControl(
            syncNow: { user in await sync?.syncNow(user.flatMap { WithingsUserID($0) }) },
            restart: { await restart.restart() },
            broker: {
                guard let status = await discovery?.status() else { return .init(isConfigured: false) }
                return .init(
                    isConfigured: true,
                    isConnected: status.isConnected,
                    fault: status.fault,
                    lastPublishAt: status.lastPublishAt,
                    entities: status.entities,
                    devices: status.devices,
                    cleanedUpAt: status.lastCleanUp?.at,
                    cleared: status.lastCleanUp?.cleared ?? 0
                )
            },
            startedAt: options.clock.nowSeconds,
            version: options.version,
            republish: { await discovery?.republish() },
            cleanUp: { await discovery?.cleanUp() }
        )
    }
}
