import BridgeConfiguration
import Testing
import WithingsAPI
import WithingsModel

@testable import BridgeApp

@Suite("What is used of Withings' limit")
struct ApplicationBudgetsTests {
    @Test("counts on when a run of the program is followed by another in the same process")
    func nextRun() async throws {
        let options = BridgeOptions(folder: ConfigurationFolder(path: "/nowhere"), environment: [:])
        let first = options.budgets.budget(of: "app", at: "https://a.example", clock: options.clock)
        for _ in 0..<100 { try await first.admit(.fresh) }
        // Each run gets a copy.
        var copy = options
        copy.demo = nil
        let next = copy.budgets.budget(of: "app", at: "https://a.example", clock: copy.clock)
        #expect(await next.snapshot.usedInLastMinute == 100)
    }

    @Test("is counted for each application and each cloud by itself")
    func others() async throws {
        let budgets = ApplicationBudgets()
        let clock = SystemWallClock()
        try await budgets.budget(of: "app", at: "https://a.example", clock: clock).admit(.fresh)
        for (client, cloud) in [("other", "https://a.example"), ("app", "https://b.example")] {
            #expect(await budgets.budget(of: client, at: cloud, clock: clock).snapshot.usedInLastMinute == 0)
        }
    }
}
