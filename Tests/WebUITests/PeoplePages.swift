import Entities
import Foundation
import HummingbirdTesting
import Linking
import Logging
import Store
import Sync
import TestSupport
import WithingsAPI
import WithingsModel

@testable import WebUI

/// A program of pages about the people in a store; nobody goes to Withings.
enum PeoplePages {
    static func running(_ store: any BridgeStore, clock: FixedClock = FixedClock()) -> PageRoutes.Running {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let box = SecretBox(key: Array(repeating: 7, count: 32))
        let vault = TokenVault(store: store, box: box)
        let client = WithingsClient(
            application: WithingsApplication(
                clientID: "a",
                clientSecret: "b",
                accountURL: "http://127.0.0.1:9",
                apiURL: "http://127.0.0.1:9"
            ),
            transport: AsyncHTTPTransport(),
            clock: clock
        )
        return PageRoutes.Running(
            desk: LinkingDesk(
                client: client,
                store: store,
                vault: vault,
                box: box,
                clock: clock,
                redirectURI: "https://bridge.example.com/auth/external/callback",
                profiles: ["지우"],
                logger: logger
            ),
            board: EntityBoard(store: store, clock: clock, logger: logger),
            sync: SyncService(
                client: client,
                store: store,
                vault: vault,
                clock: clock,
                interval: 300,
                holder: "test",
                logger: logger,
                onChange: { _ in }
            ),
            store: store
        )
    }

    /// Opens the pages as their owner.
    static func with(
        _ store: any BridgeStore,
        clock: FixedClock = FixedClock(),
        _ test: @Sendable @escaping (any TestClientProtocol, TestBrowser) async throws -> Void
    ) async throws {
        let folder = try ConfigurationFixture("withings:\n  client_id: a\n  client_secret: b\n  profiles: [지우]\n")
        defer { folder.remove() }
        let running = running(store, clock: clock)
        try await running.board.refreshAll()
        let routes = TestPages.routes(folder: folder.path, running: running, clock: clock)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            try await test(client, browser)
        }
    }
}
