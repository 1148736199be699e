import Foundation
import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite("Truth over time", .timeLimit(.minutes(3))) struct TruthTests {
    private static let day = 86_400.0

    /// A person whose history is complete.
    private func settled(
        days: Int = 60,
        rules: CloudRules = CloudRules(),
        webhook: Webhook = .none
    ) async throws -> (Bench, SyncService) {
        // Far between, so that a test of days is one of few turns.
        let bench = Bench(
            people: [.sample(11, name: "Anna", days: days)],
            rules: rules,
            interval: 43_200,
            webhook: webhook
        )
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        return (bench, service)
    }

    @Test("what is deleted at Withings is gone here a day later, gets a tombstone, and the others are told")
    func deleted() async throws {
        let (bench, _) = try await settled()
        await bench.cloud.deleteMeasureGroup(11_000_003)
        await bench.cloud.deleteNight(11_000_002)
        try await bench.pass(3_600)
        #expect(try await bench.counts().measureGroups == 60)
        bench.changes.with { $0 = [] }
        try await bench.pass(2.5 * Self.day)
        let counts = try await bench.counts()
        #expect(counts.measureGroups == 59 && counts.sleep == 59 && counts.tombstones == 2)
        #expect(bench.changes.with { !$0.isEmpty })
        #expect(bench.news.with { $0 }.isEmpty)
        await bench.stop()
    }

    @Test("what is deleted far back is found when everything is read again, on request and every month")
    func deletedLongAgo() async throws {
        let (bench, service) = try await settled(days: 200)
        await bench.cloud.deleteMeasureGroup(11_000_150)
        try await bench.pass(2.5 * Self.day)
        #expect(try await bench.counts().measureGroups == 200)
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        #expect(try await bench.counts().measureGroups == 199)
        await bench.cloud.deleteMeasureGroup(11_000_151)
        bench.clock.advance(by: 31.5 * Self.day)
        try await bench.pass(600)
        #expect(try await bench.counts().measureGroups == 198)
        await bench.stop()
    }

    @Test("a list that breaks off, or in which something cannot be read, deletes nothing", arguments: [true, false])
    func doubt(isCut: Bool) async throws {
        var rules = CloudRules()
        rules.measurePageSize = 20
        let (bench, service) = try await settled(rules: rules)
        await bench.cloud.deleteMeasureGroup(11_000_003)
        await bench.cloud.fail("/measure", times: isCut ? 1 : 40, with: isCut ? .truncated : .unreadableRow)
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        #expect(try await bench.counts().measureGroups == 60)
        await bench.cloud.stopFailing()
        await service.rereadEverything(Bench.anna)
        try await bench.pass(600)
        #expect(try await bench.counts().measureGroups == 59)
        await bench.stop()
    }

    @Test("a list that says that there is more and gives no way on deletes nothing, and hides nothing new")
    func standingCursor() async throws {
        let (bench, service) = try await settled()
        await bench.cloud.deleteMeasureGroup(11_000_003)
        await bench.cloud.fail("/measure", times: 1, with: .standingCursor)
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        #expect(try await bench.counts().measureGroups == 60)

        // Two new ones, of which the next refresh sees the first half only.
        for second in 1...2 {
            bench.clock.advance(by: 100)
            await bench.cloud.addMeasures([CloudMeasure(1, 61_000 + second, unit: -3)], to: 11)
        }
        await bench.cloud.fail("/measure", times: 1, with: .standingCursor)
        await service.syncNow()
        try await bench.pass(6)
        await service.syncNow()
        try await bench.pass(6)
        let groups = try await bench.store.measureGroups(of: Bench.anna, in: 1_699_999_990..<4_000_000_000, limit: 9)
        #expect(groups.count == 2)
        await bench.stop()
    }

    @Test(
        "a time of the answer that is years off, at whichever end, hides no history and no deletion",
        arguments: ["1600000000", "0", "\"1600000000\"", "4102444800"]
    )
    func staleUpdateTime(updateTime: String) async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 60)], interval: 43_200)
        let wire = StaleClockWire(wire: bench.wire, updateTime: updateTime)
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start(client: Bench.client(wire, bench.clock))
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        #expect(try await bench.counts().measureGroups == 60)
        let newest = try #require(try await bench.store.latestMeasures(of: Bench.anna).map(\.groupID).max())
        await bench.cloud.deleteMeasureGroup(Int(newest))
        await service.rereadEverything(Bench.anna)
        try await bench.until("the deletion is found") { try await bench.counts().tombstones == 1 }
        #expect(try await bench.store.keptMeasureGroup(newest, of: Bench.anna)?.deletedAt != nil)
        await bench.stop()
    }

    @Test(
        "a clock at Withings that is years off does not keep the daily look from what was deleted these days",
        arguments: ["1600000000", "4102444800"]
    )
    func dailyLook(updateTime: String) async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 60)], interval: 43_200)
        let wire = StaleClockWire(wire: bench.wire, updateTime: updateTime)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start(client: Bench.client(wire, bench.clock))
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        let newest = try #require(try await bench.store.latestMeasures(of: Bench.anna).map(\.groupID).max())
        await bench.cloud.deleteMeasureGroup(Int(newest))
        try await bench.pass(2 * 86_400)
        #expect(try await bench.counts().tombstones == 1)
        #expect(try await bench.counts().measureGroups == 59)
        await bench.stop()
    }

    @Test("a day of activity that is deleted is gone here a day later, and back when it is listed again")
    func deletedDay() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 60)], interval: 43_200)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        let person = try #require(await bench.cloud.person(11))
        let row = try #require(person.activities.dropLast(5).last)
        let day = try #require(LocalDay(row.day))
        #expect(try await bench.store.activity(of: Bench.anna, in: day...day).count == 1)
        await bench.cloud.edit(11) { $0.removeActivities(on: row.day) }
        try await bench.pass(2 * 86_400)
        #expect(try await bench.store.activity(of: Bench.anna, in: day...day).isEmpty)
        let gone = try await bench.store.deletedRecords(of: Bench.anna, limit: 9, skipping: 0)
        #expect(gone.count == 1)
        await bench.cloud.edit(11) { $0.put(activities: [row]) }
        try await bench.pass(2 * 86_400)
        #expect(try await bench.store.activity(of: Bench.anna, in: day...day).count == 1)
        await bench.stop()
    }

    @Test("what is deleted between two pages of a list that is read again costs no neighbour its life")
    func deletedBetweenPages() async throws {
        var rules = CloudRules()
        rules.measurePageSize = 20
        let bench = Bench(people: [.sample(11, name: "Anna", days: 60)], rules: rules, interval: 43_200)
        let wire = MeddledWire(bench.wire, at: "/measure")
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start(client: Bench.client(wire, bench.clock))
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        // October has two pages; its twentieth group moves to the first, which was read already.
        wire.once { await $0.deleteMeasureGroup(11_000_020) }
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        var counts = try await bench.counts()
        #expect(counts.measureGroups == 60 && counts.tombstones == 0)
        // The next reading finds what is really gone.
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        counts = try await bench.counts()
        #expect(counts.measureGroups == 59 && counts.tombstones == 1)
        #expect(try await bench.store.keptMeasureGroup(11_000_020, of: Bench.anna)?.deletedAt != nil)
        await bench.stop()
    }

    @Test("what answers say beside their lists is kept: the profile's time zone, a night's class of devices")
    func besideLists() async throws {
        let (bench, _) = try await settled()
        func kept(_ kind: String) async throws -> [String: String] {
            let bytes = try #require(try await bench.store.document("11.\(kind)", in: "answer_fields"))
            let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
            return object.mapValues { "\($0)" }
        }
        #expect(try await kept("measures") == ["timezone": "Europe/Berlin"])
        #expect(try await kept("sleep_detail") == ["model": "32"])
        await bench.cloud.setTimeZone("Asia/Seoul", of: 11)
        try await bench.pass(43_300)
        #expect(try await kept("measures") == ["timezone": "Asia/Seoul"])
        await bench.stop()
    }

    @Test("a night that is listed again after it was gone has its course again")
    func nightListedAgain() async throws {
        let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
        let (bench, service) = try await settled()
        let start = 1_700_000_000 - 3 * 86_400
        func put(_ cloud: SimulatedCloud) async {
            await cloud.edit(11) { person in
                person.put(nights: [
                    .night(
                        id: 77,
                        start: start,
                        minutes: 60,
                        device: mat,
                        timeZone: "Europe/Berlin",
                        created: start + 4_000
                    )
                ])
                person.sleepSegments = [
                    CloudRow([
                        "startdate": .integer(start), "enddate": .integer(start + 3_600), "state": 2,
                        "model_id": 63, "hash_deviceid": .string(mat.id),
                    ])
                ]
            }
        }
        let during = Int64(start)..<Int64(start + 3_600)
        for _ in 1...2 {
            await put(bench.cloud)
            await service.rereadEverything(Bench.anna)
            try await bench.pass(3_600)
            #expect(try await bench.store.sleepSegments(of: Bench.anna, in: during).count == 1)
            await bench.cloud.deleteNight(77)
            await service.rereadEverything(Bench.anna)
            try await bench.pass(60)
            #expect(try await bench.store.sleepSegments(of: Bench.anna, in: during).isEmpty)
        }
        await bench.stop()
    }

    @Test("a notification that something was deleted is followed up at once")
    func notifiedDeletion() async throws {
        let (bench, service) = try await settled(webhook: Bench.door)
        try await bench.pass(60)
        await bench.cloud.deleteMeasureGroup(11_000_003)
        let moment = 1_700_000_000 - 3_600 - 3 * 86_400
        bench.post(service, "userid=11&appli=1&startdate=\(moment)&enddate=\(moment + 1)")
        try await bench.pass(30)
        #expect(try await bench.counts().measureGroups == 59)
        await bench.stop()
    }

    @Test("a deletion that is notified is found at once, though the same refresh brings something new from elsewhere")
    func notifiedDeletionBesideNews() async throws {
        let (bench, service) = try await settled(webhook: Bench.door)
        try await bench.pass(60)
        await bench.cloud.deleteMeasureGroup(11_000_003)
        await bench.cloud.addMeasures([CloudMeasure(1, 61_000, unit: -3)], to: 11)
        let moment = 1_700_000_000 - 3_600 - 3 * 86_400
        let now = bench.clock.nowSeconds
        bench.post(service, "userid=11&appli=1&startdate=\(moment)&enddate=\(moment + 1)")
        bench.post(service, "userid=11&appli=1&startdate=\(now)&enddate=\(now + 1)")
        try await bench.pass(30)
        let ids = try await bench.store.measureGroups(of: Bench.anna, in: 0..<4_000_000_000, limit: 99).map(\.id)
        #expect(ids.count == 60 && !ids.contains(11_000_003))
        await bench.stop()
    }

    @Test("several deletions that are notified one after the other are all found within minutes")
    func notifiedDeletions() async throws {
        let (bench, service) = try await settled(webhook: Bench.door)
        try await bench.pass(60)
        for place in [3, 9, 20] {
            await bench.cloud.deleteMeasureGroup(11_000_000 + place)
            let moment = 1_700_000_000 - 3_600 - place * 86_400
            bench.post(service, "userid=11&appli=1&startdate=\(moment)&enddate=\(moment + 1)")
            try await bench.pass(20)
        }
        try await bench.pass(700)
        #expect(try await bench.counts().measureGroups == 57)
        await bench.stop()
    }

    @Test("a workout that is deleted is gone minutes after Withings told of its day")
    func notifiedDeletionOfWorkout() async throws {
        let (bench, service) = try await settled(webhook: Bench.door)
        let start = Int(bench.clock.nowSeconds) - 7_200
        let day = LocalDay(of: Int64(start), in: .gmt)
        await bench.cloud.put(
            workout: CloudRow([
                "id": 77, "category": 2, "timezone": "UTC", "model": 93, "attrib": 0, "startdate": .integer(start),
                "enddate": .integer(start + 1_800), "date": .string(day.description),
                "modified": .integer(start + 7_200), "deviceid": .null, "data": ["calories": 100],
            ]),
            of: 11
        )
        await service.syncNow()
        try await bench.pass(60)
        #expect(try await bench.counts().workouts == 1)
        await bench.cloud.deleteWorkout(77, of: 11)
        bench.post(service, "userid=11&appli=16&date=\(day)")
        try await bench.pass(60)
        #expect(try await bench.counts().workouts == 0)
        await bench.stop()
    }

    @Test("only what comes fresh is news: neither the first turn, nor history, nor what is read again")
    func news() async throws {
        let (bench, service) = try await settled()
        #expect(bench.news.with { $0 }.isEmpty)
        bench.clock.advance(by: 1)
        let group = await bench.cloud.addMeasures([CloudMeasure(1, 61_000, unit: -3)], to: 11)
        await bench.cloud.editMeasureGroup(11_000_004) { $0["measures"] = [["value": 1, "type": 1, "unit": 0]] }
        try await bench.pass(43_300)
        let news = bench.news.with { $0 }
        #expect(news.flatMap(\.measureGroups).map(\.id) == [Int64(group)])
        await service.rereadEverything()
        try await bench.rest()
        #expect(bench.news.with { $0 } == news)
        await bench.stop()
    }

    @Test("a restart tells what happened meanwhile, linking again does not")
    func newsAfterRestart() async throws {
        let (bench, _) = try await settled()
        await bench.stop()
        bench.clock.advance(by: 600)
        await bench.cloud.addMeasures([CloudMeasure(1, 61_000, unit: -3)], to: 11)
        let service = bench.start()
        try await bench.pass(10)
        #expect(bench.news.with { $0.flatMap(\.measureGroups).count } == 1)
        bench.clock.advance(by: 600)
        await bench.cloud.addMeasures([CloudMeasure(1, 62_000, unit: -3)], to: 11)
        let account = try await bench.link(Bench.anna, profile: "Anna")
        await service.accountLinked(account)
        try await bench.pass(10)
        #expect(try await bench.counts().measureGroups == 62)
        #expect(bench.news.with { $0.flatMap(\.measureGroups).count } == 1)
        await bench.stop()
    }

    @Test("withdrawn goals and a device that is gone leave the record")
    func withdrawn() async throws {
        let (bench, _) = try await settled()
        await bench.cloud.setGoals(nil, of: 11)
        await bench.cloud.takeDevice("scale", from: 11)
        try await bench.pass(43_300)
        #expect(try await bench.store.goals(of: Bench.anna)?.steps == nil)
        #expect(try await bench.store.devices(of: Bench.anna).isEmpty)
        await bench.stop()
    }

    @Test("a night that is not complete is asked for again by its day, though its `modified` stands still")
    func chase() async throws {
        let (bench, _) = try await settled()
        let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
        try await bench.pass(30_000)
        let start = Int(bench.clock.nowSeconds) - 28_800
        let id = await bench.cloud.addNight(to: 11, start: start, minutes: 475, device: mat, completed: false)
        try await bench.pass(43_300 - 30_000)
        var night = try #require(try await bench.store.latestSleep(of: Bench.anna, limit: 1).first)
        #expect(night.id == Int64(id) && night.isCompleted == false)
        await bench.cloud.edit(11) { person in
            guard var row = person.removeNight(id) else { return }
            row["completed"] = true
            person.put(nights: [row])
        }
        try await bench.pass(4 * 3_600)
        night = try #require(try await bench.store.latestSleep(of: Bench.anna, limit: 1).first)
        #expect(night.isCompleted == true)
        await bench.stop()
    }
}
