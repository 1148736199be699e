import SimulatedCloud
import TestSupport
import Testing

@Suite("Editing what the cloud keeps")
struct SteeringTests {
    func run(
        _ test: (SimulatedCloud, CloudClock, _ ask: (String, String, [String: String]) async throws -> [[String: Any]])
            async throws -> Void
    ) async throws {
        let clock = CloudClock(1_710_000_000)
        let other = CloudPerson(userID: 102, name: "Jonas", timeZone: "Europe/Berlin")
        let cloud = SimulatedCloud(people: [ListTests.person(), other], now: { clock.now })
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken(person: "Anna")
            try await test(cloud, clock) { path, rows, fields in
                try await client.post(path, fields, token: token).rows(rows)
            }
        }
    }

    @Test("a late upload keeps its old date and is found by lastupdate")
    func late() async throws {
        try await run { cloud, clock, ask in
            let date = Int(clock.now) - 59 * 86_400
            let id = await cloud.addMeasures([CloudMeasure(1, 71_000, unit: -3)], to: 101, date: date)
            let rows = try await ask(
                "/measure",
                "measuregrps",
                ["action": "getmeas", "lastupdate": String(Int(clock.now) - 1)]
            )
            #expect(rows.compactMap { $0["grpid"] as? Int } == [id])
            #expect(rows.first?["date"] as? Int == date)
        }
    }

    @Test("an edited group is modified now, a deleted one leaves no trace")
    func edits() async throws {
        try await run { cloud, clock, ask in
            let since = String(Int(clock.now))
            clock.advance(by: 10)
            await cloud.editMeasureGroup(5_000_000_003) { $0["attrib"] = 2 }
            await cloud.deleteMeasureGroup(5_000_000_004)
            let changed = try await ask("/measure", "measuregrps", ["action": "getmeas", "lastupdate": since])
            #expect(changed.compactMap { $0["grpid"] as? Int } == [5_000_000_003])
            let all = try await ask("/measure", "measuregrps", ["action": "getmeas"])
            #expect(all.count == 25)
        }
    }

    @Test("a group given to another person leaves the first and comes to the second")
    func reattributes() async throws {
        try await run { cloud, _, ask in
            await cloud.reattributeMeasureGroup(5_000_000_003, to: 102)
            let all = try await ask("/measure", "measuregrps", ["action": "getmeas"])
            #expect(all.count == 25)
            #expect(await cloud.person(102)?.measureGroups.map(\.identity) == [5_000_000_003])
        }
    }

    @Test("a revised night keeps its id and is found by lastupdate; the profile's time zone can change")
    func revises() async throws {
        try await run { cloud, clock, ask in
            await cloud.reviseNight(6_000_000_024, ["sleep_score": 91], completed: true)
            let rows = try await ask(
                "/v2/sleep",
                "series",
                ["action": "getsummary", "lastupdate": String(Int(clock.now) - 1), "data_fields": "sleep_score"]
            )
            #expect(rows.count == 1)
            #expect((rows.first?["data"] as? [String: Any])?["sleep_score"] as? Int == 91)
            await cloud.setTimeZone("Asia/Seoul", of: 101)
            #expect(await cloud.person(101)?.timeZone == "Asia/Seoul")
        }
    }

    @Test("an ambiguous reading that one claims is nobody else's any more")
    func claims() async throws {
        try await run { cloud, _, ask in
            let scale = DetailTests.mat
            let weight = [CloudMeasure(1, 71_000, unit: -3)]
            let id = await cloud.addMeasures(weight, to: 101, attrib: 1, device: scale)
            await cloud.addMeasures(weight, to: 102, attrib: 1, device: scale, grpid: id)
            await cloud.claimMeasureGroup(id, by: 102)
            let all = try await ask("/measure", "measuregrps", ["action": "getmeas"])
            #expect(!all.contains { $0["grpid"] as? Int == id })
            let claimed = await cloud.person(102)?.measureGroups.first
            #expect(claimed?["attrib"] == 3)
        }
    }

    @Test("a nap is a row of its own beside the night, and a deleted night is gone")
    func naps() async throws {
        try await run { cloud, clock, ask in
            let start = Int(clock.now) - 7_200
            let nap = await cloud.addNight(to: 101, start: start, minutes: 40, device: DetailTests.mat, isNap: true)
            let fields = ["action": "getsummary", "lastupdate": "0", "data_fields": "remsleepduration,total_timeinbed"]
            let rows = try await ask("/v2/sleep", "series", fields)
            let row = rows.first { $0["id"] as? Int == nap }
            #expect((row?["data"] as? [String: Any])?["total_timeinbed"] as? Int == 2_400)
            #expect((row?["data"] as? [String: Any])?["remsleepduration"] as? Int == 0)
            await cloud.deleteNight(nap)
            let left = try await ask("/v2/sleep", "series", fields)
            #expect(left.count == rows.count - 1)
        }
    }

    @Test("products come and go, and goals can be withdrawn")
    func household() async throws {
        try await run { cloud, _, ask in
            await cloud.addDevice(DetailTests.watch, to: 101)
            await cloud.addDevice(DetailTests.mat, to: 101)
            let both = try await ask("/v2/user", "devices", ["action": "getdevice"])
            #expect(both.count == 2)
            await cloud.takeDevice(DetailTests.watch.id, from: 101)
            let left = try await ask("/v2/user", "devices", ["action": "getdevice"])
            #expect(left.compactMap { $0["model"] as? String } == ["Aura Sensor V2"])
            await cloud.setGoals(["steps": 8_000], of: 101)
            #expect(await cloud.person(101)?.goals?["steps"] == 8_000)
            await cloud.setGoals(nil, of: 101)
            #expect(await cloud.person(101)?.goals == nil)
        }
    }

    @Test("a corrected value is the group's new one, and what no table lists is served as it is")
    func corrections() async throws {
        try await run { cloud, _, ask in
            await cloud.correct(5_000_000_003, type: 6, to: 19_000)
            await cloud.addUnknowns(to: 101)
            let all = try await ask("/measure", "measuregrps", ["action": "getmeas"])
            let corrected = all.first { $0["grpid"] as? Int == 5_000_000_003 }
            let measures = corrected?["measures"] as? [[String: Any]] ?? []
            #expect(measures.compactMap { $0["value"] as? Int } == [70_003, 19_000])
            let strange = all.first { $0["attrib"] as? Int == 77 }
            #expect(strange?["never_seen"] != nil)
            let workouts = try await ask("/v2/measure", "series", ["action": "getworkouts", "lastupdate": "0"])
            #expect(Set(workouts.compactMap { $0["category"] as? Int }) == [99_999])
        }
    }
}
