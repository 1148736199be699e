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
}
