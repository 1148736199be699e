import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

/// A year of one person with everything that goes wrong in one, on a clock that a test turns. A seed that fails fails
/// again.
@Suite("A year of a person", .timeLimit(.minutes(2))) struct YearTests {
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
    private static let faults: [CloudFault] = [
        .httpStatus(500), .html(status: 502), .truncated, .emptyBody, .connectionClosed, .doubledRows,
        .bodyStatus(522, error: "Timeout"), .bodyStatus(601, error: "Too many", waitSeconds: 20),
    ]
    private static let paths = ["/measure", "/v2/measure", "/v2/sleep", "/v2/heart", "/v2/oauth2"]

    /// Lets half a day pass at once and waits until nobody has anything to do.
    ///
    /// - Parameter retries: whether something failed that is tried again after a while.
    private func halfDay(_ bench: Bench, retries: Bool = true) async throws {
        bench.clock.advance(by: 43_200)
        try await settle(bench)
        for _ in 0..<(retries ? 3 : 0) {
            bench.clock.advance(by: 600)
            try await settle(bench)
        }
    }

    private func settle(_ bench: Bench) async throws {
        var calm = 0
        var seen = (-1, -1)
        while calm < 3 {
            let (asked, inFlight) = bench.wire.traffic
            let now = (asked, bench.clock.sleeperCount)
            calm = inFlight == 0 && now == seen ? calm + 1 : 0
            seen = now
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    private func live(_ bench: Bench, _ day: Int, _ random: inout Seeded) async {
        let cloud = bench.cloud
        let now = Int(bench.clock.nowSeconds)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            // Some arrive weeks late.
            let age = Int.random(in: 0...9, using: &random) == 0 ? Int.random(in: 0...50, using: &random) * 86_400 : 0
            await cloud.addMeasures(
                [CloudMeasure(1, 70_000 + Int.random(in: 0...5_000, using: &random), unit: -3)],
                to: 11,
                date: now - age - Int.random(in: 0...3_600, using: &random)
            )
        }
        await cloud.addNight(
            to: 11,
            start: now - 36_000,
            minutes: 420,
            device: Self.mat,
            completed: day.isMultiple(of: 3)
        )
        guard let person = await cloud.person(11) else { return }
        let recent = person.measureGroups.prefix(20).compactMap(\.identity)
        if day.isMultiple(of: 7), let group = recent.randomElement(using: &random) {
            await cloud.deleteMeasureGroup(group)
        }
        if day.isMultiple(of: 5), let group = recent.randomElement(using: &random) {
            await cloud.correct(group, type: 1, to: 65_432)
        }
        if day.isMultiple(of: 9),
            let night = person.nights.prefix(5).compactMap(\.identity).randomElement(using: &random)
        {
            await cloud.reviseNight(night, ["sleep_score": 50], completed: true)
        }
        if day.isMultiple(of: 4), let path = Self.paths.randomElement(using: &random),
            let fault = Self.faults.randomElement(using: &random)
        {
            await cloud.fail(
                path,
                times: Int.random(in: 1...3, using: &random),
                with: fault,
                afterWork: Bool.random(using: &random)
            )
        }
    }

    private func differences(_ bench: Bench) async throws -> [String] {
        guard let person = await bench.cloud.person(11) else { return ["nobody"] }
        var differences: [String] = []
        let kept = try await bench.store.measureGroups(of: Bench.anna, in: 0..<4_000_000_000, limit: 100_000)
        let listed = Dictionary(
            person.measureGroups.compactMap { row in
                row.identity.map { (Int64($0), row["measures"]?.arrayValue?.first?["value"]?.integerValue) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        let values = Dictionary(
            kept.map { ($0.id, $0.measures.first.map { Int($0.value.mantissa) }) },
            uniquingKeysWith: { first, _ in first }
        )
        for id in Set(listed.keys).union(values.keys) where listed[id] != values[id] {
            differences.append("group \(id)")
        }
        let nights = Set(try await bench.store.latestSleep(of: Bench.anna, limit: 100_000).map(\.id))
        let listedNights = Set(person.nights.compactMap(\.identity).map(Int64.init))
        differences += nights.symmetricDifference(listedNights).map { "night \($0)" }
        return differences
    }

    @Test(
        "with late uploads, corrections, deletions, faults, kills and clock jumps: the record equals Withings'",
        arguments: [1]
    )
    func year(seed: UInt64) async throws {
        var random = Seeded(state: seed)
        let bench = Bench(people: [.sample(11, name: "Anna", days: 30)], interval: 43_200)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        for day in 1...365 {
            await live(bench, day, &random)
            try await halfDay(bench, retries: day.isMultiple(of: 4))
            if day.isMultiple(of: 40) {
                await bench.stop()
                bench.start()
            }
            // The clock is Withings' too, and that one does not go back.
            if day.isMultiple(of: 90) { bench.clock.jump(by: 3_600) }
            try await halfDay(bench, retries: false)
            guard day.isMultiple(of: 30) || day == 365 else { continue }
            // Two quiet days, and everything that is gone is gone here.
            await bench.cloud.stopFailing()
            for _ in 0..<6 { try await halfDay(bench) }
            let differences = try await differences(bench)
            #expect(differences.isEmpty, "seed \(seed), day \(day)")
            try #require(differences.isEmpty)
        }
        #expect(try await bench.account()?.needsOwner == nil)
        await bench.stop()
    }
}
