import TestSupport
import Testing
import WithingsAPI

@Suite("The shared budget of requests")
struct RequestBudgetTests {
    private func waiting(_ budget: RequestBudget, fresh: Int = 0, backfill: Int = 0) async {
        while true {
            let snapshot = await budget.snapshot
            if snapshot.waitingFresh == fresh, snapshot.waitingBackfill == backfill { return }
            await Task.yield()
        }
    }

    @Test("So many requests pass at once, the next when the first is a minute and a margin old")
    func slidingWindow() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 3, clock: clock)
        try await budget.admit(.fresh)
        clock.advance(by: 10)
        try await budget.admit(.fresh)
        try await budget.admit(.fresh)
        #expect(await budget.snapshot.usedInLastMinute == 3)
        let fourth = Task { try await budget.admit(.fresh) }
        await clock.sleepers(atLeast: 1)
        #expect(clock.secondsToNextWake == 52)
        clock.advance(by: 52)
        try await fourth.value
        // The two others are still inside the minute.
        let fifth = Task { try await budget.admit(.fresh) }
        await clock.sleepers(atLeast: 1)
        #expect(clock.secondsToNextWake == 10)
        clock.advance(by: 10)
        try await fifth.value
        #expect(await budget.snapshot.usedInLastMinute == 2)
    }

    @Test("No sixty seconds ever hold more requests than allowed, with many asking at once")
    func never() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 12, clock: clock)
        let times = Guarded<[Double]>([])
        let tasks = (0..<60).map { number in
            Task {
                try await budget.admit(number % 3 == 0 ? .backfill : .fresh)
                times.with { $0.append(clock.uptime) }
            }
        }
        var steps = 0
        while times.with({ $0.count }) < 60, steps < 100_000 {
            steps += 1
            // Time stands still until everybody who was let in has written down when.
            let written = times.with { $0.count { $0 > clock.uptime - 60 + 1e-6 } }
            guard await budget.snapshot.usedInLastMinute <= written, let seconds = clock.secondsToNextWake else {
                await Task.yield()
                continue
            }
            clock.advance(by: min(seconds, 7))
        }
        for task in tasks { try await task.value }
        let sorted = times.with { $0.sorted() }
        #expect(sorted.count == 60)
        for index in sorted.indices.dropFirst(12) {
            #expect(sorted[index] - sorted[index - 12] >= RequestBudget.window - 1e-6)
        }
    }

    @Test("Backfill leaves a reserve for fresh data, which passes at once")
    func reserve() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(clock: clock)
        #expect(await budget.reserve == 20)
        for _ in 0..<100 { try await budget.admit(.backfill) }
        let late = Task { try await budget.admit(.backfill) }
        await clock.sleepers(atLeast: 1)
        // While history waits for more, fresh data is asked for at the pace of the reserve.
        #expect(await abs(budget.evenPace(of: 20) - RequestBudget.window) < 1e-9)
        for _ in 0..<20 { try await budget.admit(.fresh) }
        #expect(await budget.snapshot.usedInLastMinute == 120)
        #expect(await budget.snapshot.waitingBackfill == 1)
        clock.advance(by: RequestBudget.window)
        try await late.value
    }

    @Test("Who asks on and on at the even pace never waits, whatever backfill took before")
    func evenPace() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(clock: clock)
        #expect(await abs(budget.evenPace(of: 108) - RequestBudget.window) < 1e-9)
        for _ in 0..<80 { try await budget.admit(.backfill) }
        #expect(await abs(budget.evenPace(of: 36) - RequestBudget.window) < 1e-9)
        for _ in 0..<200 {
            for _ in 0..<8 { try await budget.admit(.fresh) }
            #expect(await budget.snapshot.waitingFresh == 0)
            let pace = await budget.evenPace(of: 8)
            #expect(pace > 4)
            clock.advance(by: pace)
        }
        #expect(await abs(budget.evenPace(of: 108) - RequestBudget.window) < 1e-9)
    }

    @Test("What somebody waits for goes before fresh data, and an authorization code does not wait at all")
    func awaited() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 2, clock: clock)
        for _ in 0..<2 { try await budget.admit(.fresh) }
        let served = Guarded<[String]>([])
        var tasks: [Task<Void, any Error>] = []
        for (place, (name, priority))
            in ([("fresh", .fresh), ("awaited", .awaited)]
            as [(String, RequestBudget.Priority)]).enumerated()
        {
            tasks.append(
                Task {
                    try await budget.admit(priority)
                    served.with { $0.append(name) }
                }
            )
            await waiting(budget, fresh: place + 1, backfill: 0)
        }
        // The window is full, and Withings has refused something; the code would be worthless before either ends.
        await budget.holdBack(seconds: 30)
        try await budget.admit(.expiring)
        #expect(await budget.snapshot.usedInLastMinute == 3)
        #expect(served.with { $0.isEmpty })
        while served.with({ $0.count }) < 2 {
            await clock.sleepers(atLeast: 1)
            let before = served.with { $0.count }
            clock.advance(by: RequestBudget.window)
            while served.with({ $0.count }) == before { await Task.yield() }
        }
        #expect(served.with { $0.first } == "awaited")
        for task in tasks { try await task.value }
    }

    @Test("Fresh data that waits goes before backfill that came earlier, and each in the order of coming")
    func order() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 1, clock: clock)
        try await budget.admit(.fresh)
        let served = Guarded<[String]>([])
        var tasks: [Task<Void, any Error>] = []
        for (name, priority) in [("b1", .backfill), ("b2", .backfill), ("f1", .fresh), ("f2", .fresh)]
            as [(String, RequestBudget.Priority)]
        {
            tasks.append(
                Task {
                    try await budget.admit(priority)
                    served.with { $0.append(name) }
                }
            )
            await waiting(
                budget,
                fresh: max(0, tasks.count - 2),
                backfill: min(tasks.count, 2)
            )
        }
        for count in 1...4 {
            await clock.sleepers(atLeast: 1)
            clock.advance(by: RequestBudget.window)
            while served.with({ $0.count }) < count { await Task.yield() }
        }
        for task in tasks { try await task.value }
        #expect(served.with { $0 } == ["f1", "f2", "b1", "b2"])
    }

    @Test("A refusal holds everybody back as long as it says, and never longer than five minutes")
    func holdBack() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(clock: clock)
        await budget.holdBack(seconds: 188)
        await budget.holdBack(seconds: 5)
        await budget.holdBack(seconds: .nan)
        await budget.holdBack(seconds: -7)
        #expect(await budget.snapshot.heldUntil == clock.now + 188)
        let fresh = Task { try await budget.admit(.fresh) }
        await clock.sleepers(atLeast: 1)
        #expect(clock.secondsToNextWake == 188)
        clock.advance(by: 188)
        try await fresh.value
        #expect(await budget.snapshot.heldUntil == nil)
        await budget.holdBack(seconds: .greatestFiniteMagnitude)
        #expect(await budget.snapshot.heldUntil == clock.now + RequestBudget.longestHold)
    }

    @Test("A refusal that comes while others wait holds them too")
    func holdBackWaiting() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 1, clock: clock)
        try await budget.admit(.fresh)
        let second = Task { try await budget.admit(.fresh) }
        await clock.sleepers(atLeast: 1)
        await budget.holdBack(seconds: 100)
        clock.advance(by: RequestBudget.window)
        await clock.sleepers(atLeast: 1)
        #expect(await budget.snapshot.waitingFresh == 1)
        #expect(clock.secondsToNextWake == 100 - RequestBudget.window)
        clock.advance(by: 100 - RequestBudget.window)
        try await second.value
    }

    @Test("Whoever gives up leaves the queue, and the next moves up")
    func cancellation() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 1, clock: clock)
        try await budget.admit(.fresh)
        let first = Task { try await budget.admit(.fresh) }
        await waiting(budget, fresh: 1)
        let second = Task { try await budget.admit(.fresh) }
        await waiting(budget, fresh: 2)
        first.cancel()
        let error = await #expect(throws: WithingsError.self) { try await first.value }
        #expect(error?.code == .cancelled)
        await waiting(budget, fresh: 1)
        clock.advance(by: RequestBudget.window)
        try await second.value
        #expect(await budget.snapshot.waitingFresh == 0)
        #expect(clock.sleeperCount == 0)
    }

    @Test("When the last gives up, nothing is left sleeping")
    func noLeaks() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 1, clock: clock)
        try await budget.admit(.fresh)
        let tasks = (0..<20).map { _ in Task { try await budget.admit(.backfill) } }
        await waiting(budget, backfill: 20)
        for task in tasks { task.cancel() }
        for task in tasks { _ = await task.result }
        await waiting(budget)
        while clock.sleeperCount > 0 { await Task.yield() }
        let cancelled = Task { try await budget.admit(.fresh) }
        cancelled.cancel()
        await #expect(throws: WithingsError.self) { try await cancelled.value }
    }

    @Test("Setting the clock of the machine neither opens the gates nor closes them", arguments: [-86_400.0, 86_400.0])
    func jumps(seconds: Double) async throws {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: 2, clock: clock)
        try await budget.admit(.fresh)
        try await budget.admit(.fresh)
        clock.jump(by: seconds)
        #expect(await budget.snapshot.usedInLastMinute == 2)
        let third = Task { try await budget.admit(.fresh) }
        await clock.sleepers(atLeast: 1)
        #expect(clock.secondsToNextWake == RequestBudget.window)
        clock.advance(by: RequestBudget.window)
        try await third.value
    }
}
