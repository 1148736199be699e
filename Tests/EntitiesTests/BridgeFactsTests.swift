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

    @Test("is no change where a clock and a rounding make a second of difference")
    func steady() {
        var contents = BoardContents()
        func facts(_ next: EpochSeconds) -> BridgeFacts {
            BridgeFacts(version: "1", links: [anna: .init(state: .connected, nextSyncAt: next)])
        }
        let changes = [1_000, 1_001, 999, 1_300].map { contents.show(facts($0), now: 900) }
        #expect(changes == [true, false, false, true])
    }
}
