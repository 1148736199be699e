import Access
import BridgeConfiguration
import Entities
import Foundation
import Hummingbird
import HummingbirdTesting
import Linking
import Logging
import SimulatedCloud
import Store
import Sync
import TestSupport
import WebServer
import WithingsAPI
import WithingsModel

@testable import WebAPI

/// The API with everything behind it but the network, on a clock that a test turns.
final class Bridge: Sendable {
    let clock = ManualClock(now: 1_795_447_825)
    let store = MemoryStore()
    let folder: ConfigurationFolder
    let gatekeeper: Gatekeeper
    let desk: LinkingDesk
    let board: EntityBoard
    let events: EventDesk
    /// What was asked of the program as a whole: `restart`, `sync`, `sync 101`.
    let orders = Guarded<[String]>([])
    let broker = Guarded(BridgeControl.BrokerReport(isConfigured: false))
    let running: APIRoutes.Running

    static let webhookSecret = "0123456789abcdef"
    static let configuration = "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna, Ben]\n"

    /// - Parameters:
    ///   - configuration: the content of `configuration.yaml`.
    ///   - cloud: whom the desk exchanges codes with, and where people give consent.
    init(
        configuration: String = Bridge.configuration,
        cloud: SimulatedCloud = SimulatedCloud(),
        consent: String = "http://cloud.test"
    ) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "webapi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = ConfigurationFolder(path: url.path)
        try Data(configuration.utf8).write(to: url.appending(path: ConfigurationFolder.fileName))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let box = SecretBox(key: Array(0..<32))
        let client = WithingsClient(
            application: .demo(at: consent),
            transport: InProcessCloud(cloud),
            clock: clock
        )
        gatekeeper = Gatekeeper(store: store, clock: clock, box: box)
        board = EntityBoard(store: store, clock: clock, logger: logger)
        events = EventDesk(store: store, clock: clock, logger: logger)
        let vault = TokenVault(store: store, box: box)
        desk = LinkingDesk(
            client: client,
            store: store,
            vault: vault,
            box: box,
            clock: clock,
            redirectURI: "http://localhost:8123/auth/external/callback",
            profiles: ["Anna", "Ben"],
            logger: logger
        )
        let sync = SyncService(
            client: client,
            store: store,
            vault: vault,
            clock: clock,
            interval: 300,
            holder: "test",
            logger: logger,
            webhook: Webhook(
                base: "https://bridge.test",
                secret: Self.webhookSecret,
                apiURL: consent,
                isWanted: nil
            )
        ) { _ in }
        running = APIRoutes.Running(
            desk: desk,
            board: board,
            sync: sync,
            counts: { [store] in try await store.counts(of: $0) },
            records: store,
            events: events
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    func routes(inSafeMode: Bool = false, _ change: (inout Settings) -> Void = { _ in }) -> APIRoutes {
        var settings = Settings()
        settings.home.name = "Home"
        settings.home.timeZone = "Europe/Berlin"
        change(&settings)
        let control = BridgeControl(
            syncNow: { [orders] user in orders.with { $0.append(user.map { "sync \($0)" } ?? "sync") } },
            restart: { [orders] in orders.with { $0.append("restart") } },
            broker: { [broker] in broker.with { $0 } },
            startedAt: 1_795_447_800,
            version: "1.2.3",
            reread: { [orders] user in orders.with { $0.append(user.map { "reread \($0)" } ?? "reread") } }
        )
        return APIRoutes(
            gatekeeper: gatekeeper,
            folder: folder,
            environment: [:],
            settings: settings,
            running: inSafeMode ? nil : running,
            control: control,
            clock: clock
        )
    }

    func application(
        inSafeMode: Bool = false,
        _ change: (inout Settings) -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let router = WebRouter.make(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        routes(inSafeMode: inSafeMode, change).add(to: router)
        return Application(router: router)
    }

    /// Runs a test with a visitor who has come in and holds a token.
    func visit(inSafeMode: Bool = false, _ test: @escaping @Sendable (Visitor) async throws -> Void) async throws {
        try await application(inSafeMode: inSafeMode).test(.router) { client in
            var visitor = Visitor(client: client)
            try await visitor.signUp()
            try await test(visitor)
        }
    }
}
