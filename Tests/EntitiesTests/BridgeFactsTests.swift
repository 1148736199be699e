import Logging
import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("The bridge itself")
struct BridgeFactsTests {
    let house = Household()

    @Test("is shown as a device of its own, and each person's link with the person")
    func facts() async throws {
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        try await house.board.refreshAll()
        #expect(await !house.board.entities().contains { $0.description.owner == .bridge })
        await house.board.show(
            BridgeFacts(
                version: "1.2",
                webhook: .active,
                links: [anna: .init(state: .needsOwner, lastSyncAt: 1_773_143_900)]
            )
        )
        #expect(await house.entity("link_state")?.stateText == "needs_owner")
        #expect(await house.entity("last_sync")?.stateText == "2026-03-10T11:58:20+00:00")
        #expect(await house.entity("next_sync")?.stateText == "unknown")
        let bridge = await house.board.entities().filter { $0.description.owner == .bridge }
        #expect(bridge.map(\.uniqueID).contains("withings_bridge_version"))
        #expect(bridge.first { $0.description.key == "bridge_webhook" }?.stateText == "active")
        #expect(await house.board.people().map(\.name) == ["Anna"])
    }

    @Test("is shown after a restart as it was told before, until it is told anew")
    func restart() async throws {
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        try await house.board.refreshAll()
        await house.board.show(
            BridgeFacts(version: "1.2", links: [anna: .init(state: .connected, lastSyncAt: 1_773_143_900)])
        )
        let before = await house.board.entities()
        let board = EntityBoard(
            store: house.store,
            clock: house.clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await board.refreshAll()
        #expect(await board.entities() == before)
    }

    @Test("is shown at once at a start: its new version and what is known; the rest as it was told before")
    func beginning() async throws {
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        try await house.board.refreshAll()
        // A first start has nothing from before.
        await house.board.begin(BridgeFacts(version: "1.2", links: [anna: .init(state: .connected)]))
        #expect(await house.entity("link_state")?.stateText == "connected")
        #expect(await house.entity("last_sync")?.stateText == "unknown")
        let told = BridgeFacts.Link(state: .waiting, lastSyncAt: 1_773_143_900, nextSyncAt: 1_773_144_200)
        await house.board.show(BridgeFacts(version: "1.2", webhook: .active, links: [anna: told]))
        let board = EntityBoard(
            store: house.store,
            clock: house.clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await board.refreshAll()
        await board.begin(
            BridgeFacts(version: "1.3", links: [anna: .init(state: .connected, silentSince: 1_773_000_000)])
        )
        let states = Dictionary(
            await board.entities().map { ($0.description.key, $0.stateText) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(states["bridge_version"] == "1.3")
        #expect(states["bridge_webhook"] == "active")
        #expect(states["link_state"] == "waiting")
        #expect(states["last_sync"] == "2026-03-10T11:58:20+00:00")
        #expect(states["no_data"] == "on")
        // Whose link is gone is not shown as it was.
        await board.begin(BridgeFacts(version: "1.3", links: [anna: .init(state: .needsOwner)]))
        #expect(await board.entities().first { $0.description.key == "link_state" }?.stateText == "needs_owner")
    }

    @Test("is no change where a clock and a rounding make a second of difference")
    func steady() {
        var contents = BoardContents()
        func facts(_ next: EpochSeconds) -> BridgeFacts {
            BridgeFacts(version: "1", links: [anna: .init(state: .connected, nextSyncAt: next)])
        }
        let changes = [1_000, 1_001, 999, 1_300].map { contents.show(facts($0), now: 900) }
        #expect(changes == [true, false, false, true])
    }

    @Test("says that something is wrong with it, what, and since when")
    func problem() async throws {
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        try await house.board.refreshAll()
        func shown() async -> Entity? {
            await house.board.entities().first { $0.description.key == "bridge_problem" }
        }
        await house.board.show(BridgeFacts(version: "1.2"))
        #expect(await shown()?.stateText == "off")
        await house.board.show(
            BridgeFacts(
                version: "1.2",
                problem: .init(codes: ["backup_failed"], message: "The disk is full.", since: 1_773_143_900)
            )
        )
        #expect(await shown()?.stateText == "on")
        let details = await shown()?.details ?? []
        #expect(details.contains(EntityDetail("alerts", .list(["backup_failed"]))))
        #expect(details.contains { $0.name == "since" } && details.contains { $0.name == "message" })
    }
}
