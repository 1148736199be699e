import Access
import BridgeConfiguration
import Entities
import HomeAssistant
import HomeAssistantLink
import Hummingbird
import Linking
import Logging
import MQTTLink
import Metering
import SQLiteStore
import ServiceLifecycle
import StatisticsImport
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
        await ground.gatekeeper.settleTimes()
        let restart = RestartSwitch()
        let board = EntityBoard(
            store: ground.store,
            clock: options.clock,
            logger: log("entities"),
            preferences: EntityPreferences(settings)
        )
        let events = EventDesk(store: ground.store, clock: options.clock, logger: log("entities"))
        try await board.refreshAll()
        let meter = ground.meter
        Figures.begin(meter, hasBroker: settings.mqtt != nil)
        let linked = try await LinkedParts(
            settings: settings,
            ground: ground,
            board: board,
            events: events,
            meter: meter,
            options: options
        )
        for name in LeftOutProfiles(try await ground.store.accounts(), settings: settings).names {
            log("linking").notice(
                "A profile is linked that the configuration does not name; it goes on being fetched and shown.",
                metadata: ["profile": "\(name)"]
            )
        }
        let discovery = try await makeDiscovery(board: board, events: events, sync: linked?.sync, meter: meter)
        let statistics = linked.flatMap { linked in
            StatisticsParts(settings: settings, store: ground.store, options: options)?
                .service(board: board, sync: linked.sync, settings: settings, options: options)
        }
        var control = makeControl(
            sync: linked?.sync,
            discovery: discovery,
            statistics: statistics,
            restart: restart
        )
        let backups = try makeBackups()
        let alerts = linked.map { makeAlerts(sync: $0.sync, board: board, backups: backups) }
        let proxies = UnknownProxies(logger: log("http"))
        control.operations = makeOperations(sync: linked?.sync, alerts: alerts, backups: backups, proxies: proxies)
        let ownWrites = OwnWrites()
        control.operations.wroteConfiguration = { [folder = options.folder, environment = options.environment] in
            await ownWrites.note(folder.check(environment: environment).fingerprint)
        }
        addPagesOperations(to: &control.operations, budget: linked?.budget, restart: restart)

        let router = WebRouter.make(
            logger: log("http"),
            usesForwarded: settings.http.useXForwardedFor,
            trustedProxies: settings.http.trustedProxies,
            servesTLS: settings.http.certificate != nil,
            origins: settings.http.allowedOrigins,
            meter: meter,
            unknownProxies: proxies,
            hosts: HostMiddleware(addresses: settings.addresses, gatekeeper: ground.gatekeeper)
        )
        router.add(middleware: AuditMiddleware())
        var listener = try WebListener(http: settings.http, logger: log("http"))
        listener.onShut = { meter.count(.httpConnectionsRefused, $0.rawValue) }
        if let prometheus = settings.prometheus {
            let figures = Figures(
                meter: meter,
                store: ground.store,
                databasePath: ground.databasePath,
                board: board,
                sync: linked?.sync,
                budget: linked?.budget,
                discovery: discovery,
                crowd: listener.crowd,
                certificate: listener.certificate,
                alerts: alerts,
                backups: { await backups.list().map(\.madeAt) },
                backupDue: { await backups.dueAt() },
                startedAt: control.startedAt,
                version: options.version
            )
            MetricsRoutes(settings: prometheus, gatekeeper: ground.gatekeeper, samples: figures.samples)
                .add(to: router)
        }
        let api = APIRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: linked.map {
                .init(
                    desk: $0.desk,
                    board: board,
                    sync: $0.sync,
                    counts: ground.store.counts(of:),
                    records: ground.store,
                    events: events
                )
            },
            control: control,
            clock: options.clock
        )
        api.add(to: router)
        PageRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: linked.map { .init(desk: $0.desk, board: board, sync: $0.sync, store: ground.store) },
            control: control,
            probes: .live(
                apiURL: { [options] in options.cloudToTry },
                clock: options.clock,
                logger: log("setup")
            )
        ).add(to: router)
        let notice = ServiceNotice(environment: options.environment)
        let listeners = try listener.applications(router: router, webSocket: api.webSocketDoor()) {
            if options.demoCloud == nil { LastGoodSettings(settings).keep(in: options.folder) }
            notice.ready("Open \($0)")
            await options.onListening($0, false)
        }

        var services: [any Service] = [DayTurn(board: board, clock: options.clock, logger: log("entities"))]
        if let linked {
            services.append(linked.sync)
            services.append(SyncSignal(sync: linked.sync))
            if let cloud = options.demoCloud {
                services.append(DemoLinks(desk: linked.desk, cloud: cloud, logger: log("demo")))
            }
            if let alerts { services.append(alerts) }
            if let statistics { services.append(statistics) }
            services.append(
                BridgeFactsFeed(
                    sync: linked.sync,
                    board: board,
                    alerts: alerts,
                    clock: options.clock,
                    version: options.version
                )
            )
        }
        if let discovery { services.append(discovery) }
        if let discovery, let address = settings.homeAssistant.flatMap({ HomeAssistantAddress($0) }) {
            let isOwn = settings.home.unitSystem == "us_customary"
            services.append(
                HomeAssistantUnits(
                    link: WebSocketHomeAssistant(address: address, logger: log("home_assistant")),
                    documents: ground.store,
                    clock: options.clock,
                    logger: log("home_assistant")
                ) { isCustomary in
                    await discovery.follow(usesCustomaryUnits: isOwn || isCustomary)
                }
            )
        }
        services.append(
            Watchdog(notice: notice, clock: options.clock) { [store = ground.store] in
                // A database that is busy or on a full disk answers; one that hangs does not.
                do { return try await store.accounts().count >= 0 } catch { return true }
            }
        )
        services.append(backups)
        services.append(ground.watch)
        if settings.withings == nil {
            services.append(
                ConfigurationArrival(
                    folder: options.folder,
                    environment: options.environment,
                    fingerprint: check.fingerprint,
                    ownWrites: ownWrites,
                    clock: options.clock,
                    logger: log("configuration"),
                    onArrival: { await restart.restart() }
                )
            )
        }
        services.append(ConfigurationSignal(options: options, restart: restart, logger: log("configuration")))
        services += listeners
        let group = ServiceGroup.ofBridge(services, logger: log("lifecycle"))
        await restart.attach(group)
        do {
            try await FinalCurtain(logger: log("lifecycle"), notice: notice).during { try await group.run() }
        } catch {
            guard let outcome = await restart.outcome(after: error) else {
                throw WebListener.explain(error, http: settings.http)
            }
            log("lifecycle").notice("What did not end in time was cut off.", metadata: ["error": "\(type(of: error))"])
            return outcome
        }
        return await restart.outcome
    }

    func log(_ part: String) -> Logger { BridgeLog.logger(part, settings.logger) }

    static func isLoopback(_ host: String) -> Bool {
        ["::1", "localhost"].contains(host) || host.hasPrefix("127.") && AddressRange.isAddress(host)
    }

    /// Nobody but this machine may reach a program that has no password yet.
    private func refuseOpenDoors() async throws {
        guard let open = settings.http.hosts.first(where: { !Self.isLoopback($0) }),
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
        sync: SyncService?,
        meter: Meter
    ) async throws -> DiscoveryService? {
        guard let mqtt = settings.mqtt else { return nil }
        let address = try await BrokerAddress(mqtt, documents: ground.store)
        let theirs = settings.homeAssistant == nil ? nil : await HomeAssistantUnits.remembered(in: ground.store)
        let own = settings.home.isUnitSystemWritten ? settings.home.unitSystem == "us_customary" : nil
        return DiscoveryService(
            link: MeteredBroker(base: MosquittoLink(address: address, logger: log("mqtt")), meter: meter),
            discoveryPrefix: mqtt.discoveryPrefix,
            publishesDiscovery: mqtt.discovery,
            style: DiscoveryStyle(
                language: settings.home.language ?? "en",
                configurationURL: settings.externalURL,
                usesCustomaryUnits: own == true ? true : theirs ?? own,
                namesEntityIDs: mqtt.defaultEntityID != nil
            ),
            version: options.version,
            board: board,
            documents: ground.store,
            events: events.events(),
            onSync: { user in await sync?.syncNow(user) },
            onReread: { user in await sync?.rereadEverything(user) },
            installation: try await InstanceIdentity.identity(in: ground.store),
            clock: options.clock,
            logger: log("mqtt")
        )
    }

    private func makeControl(
        sync: SyncService?,
        discovery: DiscoveryService?,
        statistics: StatisticsService?,
        restart: RestartSwitch
    ) -> BridgeControl {
        BridgeControl(
            syncNow: { user in await sync?.syncNow(user.flatMap { WithingsUserID($0) }) },
            restart: { await restart.restart() },
            broker: {
                guard let status = await discovery?.status() else { return .init(isConfigured: false) }
                return .init(
                    isConfigured: true,
                    isConnected: status.isConnected,
                    fault: status.fault.map(PlainFault.init),
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
            cleanUp: { await discovery?.cleanUp() },
            recentLog: { BridgeLog.recent.lines },
            statistics: {
                guard let statistics else { return nil }
                return StatisticsReport(await statistics.status())
            },
            runStatistics: { statistics?.runNow() },
            reread: { user in await sync?.rereadEverything(user.flatMap { WithingsUserID($0) }) }
        )
    }
}
