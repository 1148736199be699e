import BridgeConfiguration
import Store
import Sync
import Testing
import WithingsModel

@testable import WebUI

@Suite("One account on its page")
struct AccountViewTests {
    private func view(_ status: AccountStatus) -> AccountView {
        let words = PageWords(.english, home: Household.settings.home, now: Household.now)
        return AccountView(status.account, isOrphan: false, status: status, cursors: [], budget: nil, in: words)
    }

    private func fault(_ code: String, _ age: EpochSeconds) -> AccountStatus.Fault {
        .init(code: code, message: "It does not work.", hint: "Wait.", at: Household.now - age)
    }

    @Test("an outage is told once for every kind it keeps back, since it began; another cause is told beside it")
    func outage() throws {
        var status = Household.syncing
        status.faults = [
            .measures: fault("unreachable", 60), .sleep: fault("unreachable", 600), .goals: fault("unreachable", 30),
            .heart: fault("forbidden", 5),
        ]
        let faults = view(status).faults
        #expect(faults.map(\.kinds) == ["Goals, Measures, Sleep", "ECG"])
        #expect(faults[0].since.relative == "10 min ago" && faults.map(\.mends) == [false, true])
    }

    @Test("a link that is gone is told once, not again for every kind")
    func gone() {
        var status = Household.broken
        status.faults = [.measures: fault("unreachable", 60)]
        #expect(view(status).faults.isEmpty)
    }
}
