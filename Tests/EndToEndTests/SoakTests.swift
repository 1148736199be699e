import Foundation
import SQLiteStore
import SimulatedCloud
import TestSupport
import Testing
import WithingsModel

/// A year of two people in minutes: the real program and the cloud on one clock that is fast. `Scripts/soak` lives the
/// whole year and prints memory and file size by month; here it is a few weeks.
@Suite("A year in minutes", .serialized, .timeLimit(.minutes(120)))
struct SoakTests {
    static let days = ProcessInfo.processInfo.environment["SOAK_DAYS"].flatMap { Int($0) } ?? 15
    /// Seconds that pass in a second: a day takes 1.4 s.
    static let rate = ProcessInfo.processInfo.environment["SOAK_RATE"].flatMap { Double($0) } ?? 60_000
    static let people: [Int64: String] = [31_402_218: "Anna", 31_402_219: "Jonas"]

    @Test("memory stays flat, the file grows as the record does, and at the end the record is the cloud's")
    func year() async throws {
        let time = FastTime(rate: Self.rate)
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        rules.refusesRepeatedTokenRequests = false
        let cloud = SimulatedCloud(household: .demo(now: time.now), rules: rules, now: { time.now })
        try await World.with(cloud, interval: 21_600) { world in
            for (_, name) in Self.people { try await world.link(name) }
            world.bridge.stop()
            let since = time.hurry()
            try await world.bridge.start(["rehearse", "--since", String(since), "--rate", String(Int(Self.rate))])
            var months: [SoakFigures] = []
            let end = since + Double(Self.days) * 86_400
            while time.now < end {
                let target = min(end, time.now + 30 * 86_400)
                while time.now < target {
                    await cloud.live()
                    await cloud.clearLog()
                    try await Task.sleep(for: .milliseconds(100))
                }
                let figures = try SoakFigures(of: world.bridge, day: Int((time.now - since) / 86_400))
                print("soak: \(figures)")
                months.append(figures)
            }
            try await agree(world)
            let last = try #require(months.last)
            print("soak: agreed at the end; \(last)")
            if months.count > 3 {
                #expect(last.memory < months[2].memory * 3 / 2, "memory grows month by month")
            }
        }
    }

    /// Waits until the record is the cloud's, whose people hold still.
    private func agree(_ world: World) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        var differences = ["nothing was compared"]
        while !differences.isEmpty {
            guard ContinuousClock.now < deadline else {
                throw BridgeProcess.Failure(says: differences.joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(300))
            let store = try SQLiteStore(path: world.bridge.folder.path + "/withings-bridge.db")
            differences = []
            for userID in Self.people.keys {
                guard let person = await world.cloud.cloud.person(userID) else { continue }
                let kept = try await RecordComparison(of: userID, in: store)
                differences += RecordComparison(of: person).difference(from: kept)
            }
            try await store.close()
        }
    }
}
