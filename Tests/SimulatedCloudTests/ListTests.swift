import Foundation
import SimulatedCloud
import TestSupport
import Testing

@Suite("Lists")
struct ListTests {
    static let start = 1_700_000_000

    /// 25 weigh-ins, one a day, and as many days of activity and nights.
    static func person() -> CloudPerson {
        let scale = CloudDevice(id: String(repeating: "a", count: 40), type: "Scale", model: "Body+", modelID: 5)
        var groups: [CloudRow] = []
        var activities: [CloudRow] = []
        var nights: [CloudRow] = []
        for day in 0..<25 {
            let date = start + day * 86_400
            let name = "2024-01-\(day < 9 ? "0" : "")\(day + 1)"
            groups.append(
                .measureGroup(
                    grpid: 5_000_000_000 + day,
                    attrib: 0,
                    date: date,
                    created: date + 60,
                    device: scale,
                    measures: [CloudMeasure(1, 70_000 + day, unit: -3), CloudMeasure(6, 21_000, unit: -3)]
                )
            )
            activities.append(
                CloudRow([
                    "steps": .integer(1_000 + day), "distance": .number("700.5"), "date": .string(name),
                    "timezone": "Europe/Berlin", "modified": .integer(date), "brand": 1, "deviceid": nil,
                    "is_tracker": true,
                ])
            )
            nights.append(
                CloudRow([
                    "id": .integer(6_000_000_000 + day), "startdate": .integer(date),
                    "enddate": .integer(date + 28_800),
                    "date": .string(name), "modified": .integer(date + 29_000), "model": 32,
                    "data": ["sleep_score": 80, "total_timeinbed": 28_800, "night_events": [:]],
                ])
            )
        }
        groups.append(
            .measureGroup(
                grpid: 5_100_000_000,
                attrib: 2,
                date: start,
                created: start,
                category: 2,
                device: nil,
                measures: [CloudMeasure(1, 65_000, unit: -3)]
            )
        )
        return CloudPerson(
            userID: 101,
            name: "Anna",
            timeZone: "Europe/Berlin",
            measureGroups: groups,
            activities: activities,
            nights: nights
        )
    }

    /// Runs with small pages and a clock that stands still.
    func run(_ test: (RunningCloud, RawClient, String) async throws -> Void) async throws {
        var rules = CloudRules()
        rules.measurePageSize = 10
        rules.activityPageSize = 7
        rules.sleepPageSize = 12
        let cloud = SimulatedCloud(people: [Self.person()], rules: rules, now: { Double(Self.start + 40 * 86_400) })
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            try await test(running, client, client.accessToken())
        }
    }

    @Test("measures come newest first, page by page to the end, where `more` is missing")
    func measures() async throws {
        try await run { _, client, token in
            let list = try await client.everything(
                "/measure",
                ["action": "getmeas", "category": "1"],
                rows: "measuregrps",
                token: token
            )
            #expect(list.pages == 3)
            let dates = list.rows.compactMap { $0["date"] as? Int }
            #expect(dates == dates.sorted(by: >))
            #expect(Set(list.rows.compactMap { $0["grpid"] as? Int }).count == 25)
            let first = try await client.post("/measure", ["action": "getmeas", "category": "1"], token: token)
            #expect(try first.body()["more"] as? Int == 1)
            #expect(try first.body()["offset"] as? Int == 10)
            let last = try await client.post(
                "/measure",
                ["action": "getmeas", "category": "1", "offset": "20"],
                token: token
            )
            #expect(try last.body()["more"] == nil)
            #expect(try last.body()["offset"] == nil)
            #expect(last.text.contains(#""timezone":"Europe\/Berlin""#))
        }
    }

    @Test("the last page may name an offset all the same")
    func lastOffset() async throws {
        try await run { running, client, token in
            await running.cloud.change { $0.offsetOnLastPage = true }
            let answer = try await client.post(
                "/v2/sleep",
                ["action": "getsummary", "lastupdate": "0", "offset": "24"],
                token: token
            )
            #expect(try answer.body()["more"] as? Bool == false)
            #expect(try answer.body()["offset"] as? Int == 25)
        }
    }

    @Test("a type filter leaves groups with that type and of them that type alone")
    func types() async throws {
        try await run { _, client, token in
            let answer = try await client.post("/measure", ["action": "getmeas", "meastypes": "6,71"], token: token)
            let groups = try answer.rows("measuregrps")
            #expect(groups.count == 10)
            for group in groups {
                let measures = group["measures"] as? [[String: Any]] ?? []
                #expect(measures.compactMap { $0["type"] as? Int } == [6])
            }
        }
    }

    @Test("categories keep readings and objectives apart, and without one both come")
    func categories() async throws {
        try await run { _, client, token in
            for (category, count) in [("1", 25), ("2", 1), ("", 26)] {
                let list = try await client.everything(
                    "/measure",
                    ["action": "getmeas", "category": category],
                    rows: "measuregrps",
                    token: token
                )
                #expect(list.rows.count == count)
            }
        }
    }

    @Test("dates choose by the time of measuring and `lastupdate` by the time of change, which it excludes")
    func windows() async throws {
        try await run { running, client, token in
            let third = Self.start + 2 * 86_400
            func count(_ fields: [String: String]) async throws -> Int {
                let all = fields.merging(["action": "getmeas", "category": "1"]) { $1 }
                return try await client.everything("/measure", all, rows: "measuregrps", token: token).rows.count
            }
            let dated = try await count(["startdate": String(third), "enddate": String(third + 86_400)])
            #expect(dated == 2)
            let changed = try await count(["lastupdate": String(third + 60)])
            #expect(changed == 22)
            await running.cloud.change { $0.lastUpdateIsInclusive = true }
            let inclusive = try await count(["lastupdate": String(third + 60)])
            #expect(inclusive == 23)
            let both = try await client.post(
                "/measure",
                ["action": "getmeas", "lastupdate": "0", "startdate": "0"],
                token: token
            )
            #expect(try both.status() == 503)
        }
    }

    @Test("activity is paged to its end, with the named fields and what identifies the row")
    func activity() async throws {
        try await run { _, client, token in
            let list = try await client.everything(
                "/v2/measure",
                [
                    "action": "getactivity", "startdateymd": "2024-01-01", "enddateymd": "2024-01-20",
                    "data_fields": "steps,calories",
                ],
                rows: "activities",
                token: token
            )
            #expect(list.pages == 3)
            #expect(list.rows.count == 20)
            let row = try list.rows.first.orFail("no row")
            #expect(Set(row.keys) == ["steps", "date", "timezone", "modified", "brand", "deviceid", "is_tracker"])
            #expect(row["deviceid"] is NSNull)
            let neither = try await client.post("/v2/measure", ["action": "getactivity"], token: token)
            #expect(try neither.status() == 503)
        }
    }

    @Test("nights are paged to their end, newest first, with a default set of fields and empty maps as lists")
    func nights() async throws {
        try await run { _, client, token in
            let span = ["action": "getsummary", "startdateymd": "2024-01-01", "enddateymd": "2024-12-31"]
            let list = try await client.everything("/v2/sleep", span, rows: "series", token: token)
            #expect(list.pages == 3)
            #expect(list.rows.count == 25)
            #expect(list.rows.first?["date"] as? String == "2024-01-25")
            #expect((list.rows.first?["data"] as? [String: Any])?.keys.sorted() == ["total_timeinbed"])
            let events = try await client.post(
                "/v2/sleep",
                span.merging(["data_fields": "night_events,nonsense"]) { $1 },
                token: token
            )
            #expect(events.text.contains(#""night_events":[]"#))
        }
    }

    @Test("parameters may be in the query and the token in a parameter, by GET too")
    func otherForms() async throws {
        try await run { _, client, token in
            let answer = try await client.get("/measure?action=getmeas&access_token=\(token)")
            #expect(try answer.rows("measuregrps").count == 10)
            let posted = try await client.post("/measure?action=getmeas&offset=20", [:], token: token)
            #expect(try posted.rows("measuregrps").count == 6)
        }
    }

    @Test("goals of nobody and devices of nobody are empty lists")
    func nothing() async throws {
        try await run { _, client, token in
            let goals = try await client.post("/v2/user", ["action": "getgoals"], token: token)
            #expect(goals.text == #"{"status":0,"body":{"goals":[]}}"#)
            let devices = try await client.post("/v2/user", ["action": "getdevice"], token: token)
            #expect(devices.text == #"{"status":0,"body":{"devices":[]}}"#)
        }
    }

    @Test("an action that does not exist gives 2554")
    func unknownAction() async throws {
        try await run { _, client, token in
            let answer = try await client.post("/v2/sleep", ["action": "getmeas"], token: token)
            #expect(try answer.status() == 2_554)
        }
    }
}
