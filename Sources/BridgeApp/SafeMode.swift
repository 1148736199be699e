import Access
import BridgeConfiguration
import Hummingbird
import Logging
import ServiceLifecycle
import Store
import UnixSignals
import WebAPI
import WebServer
import WebUI
import WithingsModel

/// A run with a broken configuration: the pages show what is wrong, nothing else happens, and the program starts
/// properly as soon as the file is mended.
struct SafeMode: Sendable {
    let check: ConfigurationCheck
    let ground: Ground
    let options: BridgeOptions

    func run() async throws -> RestartSwitch.Outcome {
        let restart = RestartSwitch()
        var settings = Settings()
        settings.http = try await reachableDoor()
        settings.home = check.home
        var control = BridgeControl(
            syncNow: { _ in },
            restart: { await restart.restart() },
            broker: { .init(isConfigured: false) },
            startedAt: options.clock.nowSeconds,
            version: options.version,
            recentLog: { BridgeLog.recent.lines }
        )
        control.operations.troubles = { [watch = ground.watch] in await watch.troubles() }
        control.operations.storeTrouble = { [probe = StoreProbe(check: ground.checkStore, clock: options.clock)] in
            await probe.trouble()
        }
        let logger = BridgeLog.logger("http", LoggerSettings())
        let router = WebRouter.make(
            logger: logger,
            usesForwarded: settings.http.useXForwardedFor,
            trustedProxies: settings.http.trustedProxies,
            servesTLS: settings.http.certificate != nil,
            origins: settings.http.allowedOrigins,
            hosts: HostMiddleware(addresses: settings.addresses, gatekeeper: ground.gatekeeper)
        )
        router.add(middleware: AuditMiddleware())
        let api = APIRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: nil,
            control: control
        )
        api.add(to: router)
        PageRoutes(
            gatekeeper: ground.gatekeeper,
            folder: options.folder,
            environment: options.environment,
            settings: settings,
            running: nil,
            control: control,
            probes: .live(
                apiURL: { [options] in options.cloudToTry },
                clock: options.clock,
                logger: logger
            )
        ).add(to: router)
        let notice = ServiceNotice(environment: options.environment)
        let listener = try WebListener(http: settings.http, logger: logger)
        let listeners = try listener.applications(router: router, webSocket: api.webSocketDoor()) {
            notice.ready("The configuration has faults; they are shown at \($0)")
            await options.onListening($0, true)
        }
        let watch = ConfigurationWatch(
            folder: options.folder,
            environment: options.environment,
            brokenFingerprint: check.fingerprint,
            clock: options.clock,
            onMended: { await restart.restart() }
        )
        let watchdog = Watchdog(notice: notice, clock: options.clock) { true }
        let group = ServiceGroup.ofBridge([watch, watchdog, ground.watch] + listeners, logger: logger)
        await restart.attach(group)
        do {
            try await FinalCurtain(logger: logger, notice: notice).during { try await group.run() }
        } catch {
            throw WebListener.explain(error, http: settings.http)
        }
        return await restart.outcome
    }

    /// The address of the configuration, or the last that worked where it cannot be read; this machine only while there is no password.
    private func reachableDoor() async throws -> HTTPSettings {
        var http = check.http
        // A certificate that is not there any more leaves a page without TLS, and not without a page.
        if !check.isHTTPWhole, let last = LastGoodSettings(in: options.folder),
            (try? WebListener(http: last.http, logger: ground.logger)) != nil
        {
            http = last.http
            ground.logger.notice("The http block cannot be read; the last one that worked is used.")
        }
        if try await !ground.gatekeeper.hasOwner() { http.hosts = ["127.0.0.1"] }
        return http
    }
}
