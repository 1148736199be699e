import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite("In bed and out of it", .timeLimit(.minutes(3))) struct BedTests {
    private func settled() async throws -> (Bench, SyncService) {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)])
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.pass(30)
        return (bench, service)
    }

    private func bed(_ bench: Bench, _ mat: String = "mat") async throws -> BedEvent? {
        try await bench.store.latestBedEvents(of: Bench.anna).first { $0.deviceID == mat }
    }

    @Test("a notification is kept per mat, told once, and survives a restart")
    func kept() async throws {
        let (bench, service) = try await settled()
        let now = bench.clock.nowSeconds
        for _ in 0..<3 { bench.post(service, "date=\(now - 60)&deviceid=mat&appli=50&userid=11") }
        bench.post(service, "date=\(now - 30)&deviceid=other&appli=51&userid=11")
        try await bench.pass(2)
        #expect(try await bed(bench)?.isInBed == true)
        #expect(try await bed(bench, "other")?.isInBed == false)
        #expect(bench.bedEvents.with { $0.map(\.at) } == [now - 60, now - 30])
        await bench.stop()
        bench.start()
        try await bench.pass(2)
        #expect(try await bed(bench)?.isInBed == true)
        #expect(bench.bedEvents.with { $0.count } == 2)
        await bench.stop()
    }

    @Test("one that comes out of order, far too late or from the future changes nothing")
    func refused() async throws {
        let (bench, service) = try await settled()
        let now = bench.clock.nowSeconds
        bench.post(service, "date=\(now - 60)&deviceid=mat&appli=51&userid=11")
        try await bench.pass(1)
        for moment in [now - 120, now - 86_400, now + 3_600] {
            bench.post(service, "date=\(moment)&deviceid=mat&appli=50&userid=11")
        }
        try await bench.pass(2)
        #expect(try await bed(bench)?.isInBed == false)
        #expect(bench.bedEvents.with { $0.count } == 1)
        await bench.stop()
    }

    @Test(
        "one that Withings writes an hour ahead of this machine's clock counts where its answers are as far ahead, not years",
        arguments: [(3_600, true), (0, false), (86_400 * 3_000, false)] as [(Int64, Bool)]
    )
    func clockBehind(ahead: Int64, isKept: Bool) async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)])
        let now = bench.clock.nowSeconds
        let wire = StaleClockWire(wire: bench.wire, updateTime: "\(now + ahead)")
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start(client: Bench.client(wire, bench.clock))
        try await bench.pass(30)
        bench.post(service, "date=\(now + 3_500)&deviceid=mat&appli=50&userid=11")
        try await bench.pass(2)
        #expect(try await (bed(bench) != nil) == isKept)
        await bench.stop()
    }

    @Test("whose night ended since is not in bed, though nobody said so; this is a correction and no news")
    func reconciled() async throws {
        let (bench, service) = try await settled()
        let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
        let start = Int(bench.clock.nowSeconds)
        bench.post(service, "date=\(start)&deviceid=mat&appli=50&userid=11")
        try await bench.pass(2 * 3_600)
        #expect(try await bed(bench)?.isInBed == true)
        bench.clock.advance(by: 6 * 3_600)
        await bench.cloud.addNight(to: 11, start: start + 600, minutes: 440, device: mat)
        try await bench.pass(600)
        let event = try #require(try await bed(bench))
        #expect(!event.isInBed && event.origin == .sleep && event.at > Int64(start))
        #expect(bench.bedEvents.with { $0.count } == 1)
        await bench.stop()
    }
}
