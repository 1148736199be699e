import HomeAssistantLink
import JSONDocument
import Logging
import Store
import TestSupport
import Testing
import WithingsModel

@testable import StatisticsImport

@Suite("The service that keeps Home Assistant's statistics")
struct ServiceTests {
    private func service(
        _ house: Household,
        changes: AsyncStream<Void>,
        isComplete: Guarded<Bool>,
        mode: StatisticsMode = .separate
    ) -> StatisticsService {
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return StatisticsService(
            run: StatisticsRun(
                link: house.home,
                store: house.store,
                mode: mode,
                language: "en",
                clock: Household.Hasty(clock: house.clock),
                logger: quiet
            ),
            mode: mode,
            changes: { changes },
            isHistoryComplete: { isComplete.with { $0 } },
            clock: house.clock,
            logger: quiet
        )
    }

    private func until(_ clock: ManualClock, _ condition: () async -> Bool) async {
        while await !condition() {
            clock.advance(by: 30)
            await Task.yield()
        }
    }

    /// Lets time go on only while the service sleeps, so that none passes while it works, however slow the machine.
    private func rest(_ clock: ManualClock, until condition: () async -> Bool) async throws {
        while await !condition() {
            if let seconds = clock.secondsToNextWake { clock.advance(by: max(0.01, seconds)) }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    @Test("waits for the history, brings it over, and follows every change after a quiet while")
    func follows() async throws {
        let house = try await Household()
        let (changes, change) = AsyncStream.makeStream(of: Void.self)
        let isComplete = Guarded(false)
        let service = service(house, changes: changes, isComplete: isComplete)
        let running = Task { try await service.run() }
        await house.clock.sleepers(atLeast: 1)
        house.clock.advance(by: 60)
        await house.clock.sleepers(atLeast: 1)
        #expect(house.home.imports.isEmpty)
        isComplete.with { $0 = true }
        await until(house.clock) { await service.status().state == .done }
        #expect(house.home.imports == ["import withings:anna_weight_kg 3"])
        try await house.weigh([(5, 1_795_300_000, "79.1")])
        change.yield()
        await until(house.clock) { house.home.imports.count == 2 }
        running.cancel()
        _ = try? await running.value
    }

    @Test(
        "joins a merged total to Home Assistant's own within minutes of its beginning, though nothing changed here",
        .timeLimit(.minutes(2))
    )
    func joins() async throws {
        let noon: EpochSeconds = 1_795_003_200
        let house = try await Household()
        house.clock.jump(by: Double(noon + 30) - house.clock.now)
        MergeTests.registered(house, "sensor.steps", "activity_steps_today")
        try await house.walk("2026-11-16", steps: 4_000)
        try await house.walk("2026-11-18", steps: 7_000)
        let (changes, _) = AsyncStream.makeStream(of: Void.self)
        let service = service(house, changes: changes, isComplete: Guarded(true), mode: .merge)
        let running = Task { try await service.run() }
        try await rest(house.clock) { await service.status().state == .done }
        #expect(await service.status().openSums == 1)
        // It begins to count at zero, as if all that was before had been undone.
        house.home.state.with { $0.series["sensor.steps"]?.fiveMinutes = [noon: ["sum": 0, "state": 6_500]] }
        let began = house.clock.nowSeconds
        func isJoined() -> Bool {
            house.home.state.with { $0.series["sensor.steps"]?.fiveMinutes[noon]?["sum"] } == 10_500
        }
        try await rest(house.clock) { isJoined() }
        #expect(house.clock.nowSeconds - began < 1_800)
        try await rest(house.clock) { await service.status().openSums == 0 }
        // Joined: nothing is asked any more.
        house.home.forgetCalls()
        for _ in 0..<50 {
            house.clock.advance(by: 30)
            await Task.yield()
        }
        #expect(house.home.state.with { $0.calls.isEmpty })
        running.cancel()
        _ = try? await running.value
    }

    @Test("tries again when Home Assistant was gone, and says why meanwhile")
    func triesAgain() async throws {
        let house = try await Household()
        house.home.state.with { $0.importsLeft = 0 }
        let (changes, _) = AsyncStream.makeStream(of: Void.self)
        let service = service(house, changes: changes, isComplete: Guarded(true))
        let running = Task { try await service.run() }
        await until(house.clock) { await service.status().state == .failed }
        #expect(await service.status().fault?.message.isEmpty == false)
        house.home.state.with { $0.importsLeft = 9 }
        await until(house.clock) { await service.status().state == .done }
        #expect(await service.status().lastSuccessAt != nil)
        running.cancel()
        _ = try? await running.value
    }
}
