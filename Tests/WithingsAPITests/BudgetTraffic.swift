import TestSupport
import WithingsAPI

/// Requests that come to a budget at their times, on a virtual clock, and when each was let in.
struct BudgetTraffic {
    struct Request {
        var comesAt: Double
        var priority: RequestBudget.Priority
        /// How many of the same priority waited when it came.
        var ahead = 0
        var admittedAt = Double.nan

        var wait: Double { admittedAt - comesAt }
    }

    let requestsPerMinute: Int

    /// - Parameter requests: in the order in which they come.
    /// - Returns: the same, once the last of them was let in.
    func run(_ requests: [Request]) async throws -> [Request] {
        let clock = ManualClock()
        let budget = RequestBudget(requestsPerMinute: requestsPerMinute, clock: clock)
        let admitted = Guarded<[Int: Double]>([:])
        var requests = requests
        var tasks: [Task<Void, any Error>] = []
        while admitted.with({ $0.count }) < requests.count {
            while tasks.count < requests.count, requests[tasks.count].comesAt <= clock.uptime + 1e-9 {
                let number = tasks.count
                let snapshot = await budget.snapshot
                let priority = requests[number].priority
                requests[number].ahead = priority == .fresh ? snapshot.waitingFresh : snapshot.waitingBackfill
                tasks.append(
                    Task {
                        try await budget.admit(priority)
                        admitted.with { $0[number] = clock.uptime }
                    }
                )
                await rest(tasks.count, admitted, budget, clock)
            }
            let untilNext = tasks.count < requests.count ? requests[tasks.count].comesAt - clock.uptime : .infinity
            let step = min(untilNext, clock.secondsToNextWake ?? .infinity)
            guard step.isFinite else { break }
            clock.advance(by: max(step, 0))
            await rest(tasks.count, admitted, budget, clock)
        }
        for task in tasks { try await task.value }
        for (number, time) in admitted.with({ $0 }) { requests[number].admittedAt = time }
        return requests
    }

    /// Time stands still until everybody is either let in or waits, and the budget has set its alarm.
    private func rest(
        _ count: Int,
        _ admitted: Guarded<[Int: Double]>,
        _ budget: RequestBudget,
        _ clock: ManualClock
    ) async {
        while true {
            let snapshot = await budget.snapshot
            let waiting = snapshot.waitingFresh + snapshot.waitingBackfill
            let isAsleep = waiting == 0 || (clock.secondsToNextWake ?? 0) > 0
            if isAsleep, admitted.with({ $0.count }) + waiting == count { return }
            await Task.yield()
        }
    }
}
