import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite(.timeLimit(.minutes(3))) struct RefreshTests {
    /// A person whose history is complete.
    private func settled(rules: CloudRules = CloudRules(), days: Int = 30) async throws -> (Bench, SyncService) {
        let bench = Bench(people: [.sample(11, name: "Anna", days: days)], rules: rules)
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        return (bench, service)
    }

    @Test("what is new is there after at most one interval, and the others are told")
    func everyInterval() async throws {
        let (bench, _) = try await settled()
        bench.changes.with { $0 = [] }
        await bench.cloud.addMeasures([CloudMeasure(1, 81_500, unit: -3)], to: 11)
        try await bench.pass(330)
        #expect(try await bench.counts().measureGroups == 31)
        let weight = try await bench.store.latestMeasures(of: Bench.anna).first { $0.measure.type == .weight }
        #expect(weight?.measure.value.mantissa == 81_500)
        #expect(bench.changes.with { $0 } == [Bench.anna])
        await bench.stop()
    }

    @Test("nothing new means nothing told, one request a kind, and the watermark stays")
    func quiet() async throws {
        let (bench, _) = try await settled()
        try await bench.pass(330)
        bench.changes.with { $0 = [] }
        await bench.cloud.clearLog()
        let before = try await bench.store.cursor(of: Bench.anna, for: .measures)?.lastModified
        try await bench.pass(300)
        #expect(await bench.cloud.log.count == 8)
        #expect(bench.changes.with { $0 }.isEmpty)
        #expect(try await bench.store.cursor(of: Bench.anna, for: .measures)?.lastModified == before)
        await bench.stop()
    }

    @Test("a reading that is uploaded weeks late is found", arguments: [true, false])
    func lateUpload(isInclusive: Bool) async throws {
        var rules = CloudRules()
        rules.lastUpdateIsInclusive = isInclusive
        let (bench, _) = try await settled(rules: rules)
        try await bench.pass(330)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11, date: 1_695_000_000)
        try await bench.pass(330)
        #expect(try await bench.counts().measureGroups == 31)
        await bench.stop()
    }

    @Test("two readings of the same second are both kept, even if the second is served later")
    func sameSecond() async throws {
        let (bench, _) = try await settled()
        let second = Int(bench.clock.nowSeconds)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11, created: second)
        try await bench.pass(330)
        await bench.cloud.addMeasures([CloudMeasure(1, 61_000, unit: -3)], to: 11, date: second, created: second)
        try await bench.pass(330)
        #expect(try await bench.counts().measureGroups == 32)
        await bench.stop()
    }

    @Test("a reading that was corrected and a night that was revised replace what was kept")
    func revisions() async throws {
        let (bench, _) = try await settled()
        bench.clock.advance(by: 1)
        await bench.cloud.editMeasureGroup(11_000_003) { row in
            row["measures"] = [["value": 99_000, "type": 1, "unit": -3]]
        }
        await bench.cloud.reviseNight(11_000_000, ["sleep_score": 91])
        try await bench.pass(330)
        let groups = try await bench.store.measureGroups(of: Bench.anna, in: 0..<2_000_000_000, limit: 100)
        #expect(groups.count == 30)
        #expect(groups.first { $0.id == 11_000_003 }?.measures.first?.value.mantissa == 99_000)
        let night = try await bench.store.latestSleep(of: Bench.anna, limit: 1).first
        #expect(night?.values[.init("sleep_score")]?.mantissa == 91)
        await bench.stop()
    }

    @Test("a refresh that breaks off in the middle does not move on, and nothing is missed")
    func cutInTheMiddle() async throws {
        var rules = CloudRules()
        rules.measurePageSize = 3
        let (bench, _) = try await settled(rules: rules)
        let before = try await bench.store.cursor(of: Bench.anna, for: .measures)?.lastModified
        for place in 0..<10 {
            await bench.cloud.addMeasures(
                [CloudMeasure(1, 60_000 + place, unit: -3)],
                to: 11,
                date: 1_699_000_000 + place,
                created: 1_700_000_100 - place
            )
        }
        bench.clock.advance(by: 150)
        // The second page of the next refresh comes cut.
        await bench.cloud.fail("/measure", with: .doubledRows)
        await bench.cloud.fail("/measure", with: .truncated)
        try await bench.until("the first page") {
            bench.clock.advance(by: 5)
            try await bench.rest()
            return try await bench.counts().measureGroups > 30
        }
        #expect(try await bench.counts().measureGroups < 40)
        #expect(try await bench.store.cursor(of: Bench.anna, for: .measures)?.lastModified == before)
        try await bench.pass(330)
        #expect(try await bench.counts().measureGroups == 40)
        await bench.stop()
    }

    @Test("a kind that fails does not keep the others, and is tried again by itself")
    func oneKindFails() async throws {
        let (bench, service) = try await settled()
        await bench.cloud.fail("/v2/sleep", action: "getsummary", times: 2, with: .html(status: 502))
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        try await bench.until("the fault shows") {
            bench.clock.advance(by: 5)
            try await bench.rest()
            return await service.statuses().first?.fault != nil
        }
        #expect(try await bench.counts().measureGroups == 31)
        #expect(await service.statuses().first?.activity == .waiting)
        try await bench.pass(330)
        let status = try #require(await service.statuses().first)
        #expect(status.fault == nil && status.activity == .idle)
        await bench.stop()
    }

    @Test("a week without network is waited out, without bursts and without asking the owner")
    func weekWithoutNetwork() async throws {
        let (bench, service) = try await settled()
        bench.wire.unplug()
        let asked = bench.wire.traffic.asked
        try await bench.pass(14_400)
        let status = try #require(await service.statuses().first)
        #expect(status.fault?.code == "unreachable" && status.account.needsOwner == nil)
        #expect(bench.wire.traffic.asked - asked < 130)
        bench.clock.advance(by: 6 * 86_400)
        bench.wire.unplug(false)
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        try await bench.pass(330)
        #expect(try await bench.counts().measureGroups == 31)
        #expect(await service.statuses().first?.fault == nil)
        await bench.stop()
    }

    @Test(
        "while nothing is answered, one question at a time knocks and none for the past; the first answer opens everything",
        arguments: [CloudFault.httpStatus(503), .html(status: 200), .emptyBody, .connectionClosed]
    )
    func shutDoor(fault: CloudFault) async throws {
        var rules = CloudRules()
        rules.measurePageSize = 2
        let bench = Bench(people: [.sample(11, name: "Anna", days: 700)], rules: rules, requestsPerMinute: 30)
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.pass(120)
        #expect(try await bench.isHistoryComplete() == false)
        for path in SimulatedCloud.paths { await bench.cloud.fail(path, times: 1_000_000, with: fault) }
        await bench.cloud.clearLog()
        try await bench.pass(86_400)
        // Five minutes lie between two questions in the end; before that some are shorter, and the tokens have not run out.
        #expect(await bench.cloud.log.count <= 24 * 12 + 60)
        await bench.cloud.stopFailing()
        await bench.cloud.addMeasures([CloudMeasure(1, 60_000, unit: -3)], to: 11)
        try await bench.pass(370)
        #expect(await service.statuses().first?.fault == nil)
        let weight = try await bench.store.latestMeasures(of: Bench.anna).first { $0.measure.type == .weight }
        #expect(weight?.measure.value.mantissa == 60_000)
        let before = try await bench.counts().measureGroups
        try await bench.pass(370)
        #expect(try await bench.counts().measureGroups > before)
        await bench.stop()
    }

    @Test("an address that cannot be reached keeps no other from being asked, for what is new and for the past")
    func oneShutDoor() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 30)])
        try await bench.link(Bench.anna, profile: "Anna")
        await bench.cloud.fail("/measure", times: 1_000_000, with: .connectionClosed)
        bench.start()
        try await bench.pass(1_800)
        #expect(try await bench.counts().measureGroups == 0)
        for kind in [RecordKind.sleep, .activity, .workouts, .heart, .stethoscope] {
            #expect(try await bench.store.cursor(of: Bench.anna, for: kind)?.backfill.isComplete == true)
        }
        await bench.cloud.clearLog()
        try await bench.pass(3_600)
        for action in ["getsummary", "getactivity", "getworkouts", "getdevice", "getgoals"] {
            let asked = await bench.cloud.log.count { $0.parameters["action"] == action }
            #expect(asked >= 4, "\(action)")
        }
        await bench.stop()
    }

    @Test(
        "where Withings says of every kind that the link is gone the owner is asked; of one kind only it is a fault of that kind"
    )
    func goneLink() async throws {
        let (bench, service) = try await settled()
        let gone = CloudFault.bodyStatus(250, error: "The user is switched off")
        await bench.cloud.fail("/v2/heart", times: 1_000_000, with: gone)
        try await bench.pass(330)
        #expect(await service.statuses().first?.activity != .needsOwner)
        for path in SimulatedCloud.paths { await bench.cloud.fail(path, times: 1_000_000, with: gone) }
        try await bench.pass(330)
        let status = try #require(await service.statuses().first)
        #expect(status.activity == .needsOwner && status.fault != nil)
        await bench.cloud.stopFailing()
        try await bench.pass(330)
        #expect(await service.statuses().first?.activity == .idle)
        await bench.stop()
    }

    @Test("a clock that jumps neither stalls nor bursts", arguments: [-3_600.0, 86_400])
    func clockJumps(seconds: Double) async throws {
        let (bench, _) = try await settled()
        try await bench.pass(330)
        await bench.cloud.clearLog()
        bench.clock.jump(by: seconds)
        try await bench.pass(900)
        let refreshes = await bench.cloud.log.count { $0.path == "/measure" && $0.parameters["lastupdate"] != nil }
        #expect(refreshes >= 3 && refreshes <= 4)
        await bench.stop()
    }

    @Test("asked to sync now it does, but not more often than every few seconds")
    func syncNow() async throws {
        let (bench, service) = try await settled()
        bench.clock.advance(by: 6)
        await bench.cloud.clearLog()
        for _ in 0..<20 { await service.syncNow(Bench.anna) }
        try await bench.rest()
        await service.syncNow()
        try await bench.rest()
        #expect(await bench.cloud.count("/measure") == 1)
        bench.clock.advance(by: 5)
        try await bench.until("the second refresh") { await bench.cloud.count("/measure") == 2 }
        await bench.stop()
    }
}
