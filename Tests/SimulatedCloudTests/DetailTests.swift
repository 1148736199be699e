import Foundation
import SimulatedCloud
import TestSupport
import Testing

@Suite("Days and nights in detail, workouts and recordings")
struct DetailTests {
    static let start = 1_700_000_000
    static let watch = CloudDevice(
        id: String(repeating: "c", count: 40),
        type: "Activity Tracker",
        model: "ScanWatch",
        modelID: 93
    )
    static let mat = CloudDevice(
        id: String(repeating: "d", count: 40),
        type: "Sleep Monitor",
        model: "Aura Sensor V2",
        modelID: 63
    )

    static func person() -> CloudPerson {
        var person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        person.samples = [
            CloudSample(time: start + 90_000, by: watch, ["steps": 30, "duration": 60]),
            CloudSample(time: start + 3_600, by: watch, ["heart_rate": 61, "rmssd": .number("41.5")]),
            CloudSample(time: start, by: nil, ["steps": 12, "duration": 60]),
            CloudSample(time: start + 7_200, by: watch, ["spo2_auto": 97]),
        ]
        for (number, device) in [watch, mat, watch, mat].enumerated() {
            person.sleepSegments.append(
                CloudRow([
                    "startdate": .integer(start + number * 600), "enddate": .integer(start + number * 600 + 600),
                    "state": .integer(number), "model": .string(device.model), "model_id": .integer(device.modelID),
                    "hash_deviceid": .string(device.id), "hr": [String(start + number * 600): 58], "rr": [:],
                ])
            )
        }
        for number in 0..<6 {
            person.workouts.append(
                CloudRow([
                    "id": .integer(3_600_000_000 + number), "category": 2, "model": 93, "attrib": 0,
                    "startdate": .integer(start + number * 1_000), "enddate": .integer(start + number * 1_000 + 900),
                    "date": "2024-01-05", "deviceid": nil, "timezone": "Europe/Berlin",
                    "modified": .integer(start), "data": ["calories": 120, "algo_pause_duration": nil, "hr_max": 140],
                ])
            )
        }
        return person
    }

    func run(_ test: (RunningCloud, RawClient, String) async throws -> Void) async throws {
        let cloud = SimulatedCloud(people: [Self.person()], now: { Double(Self.start + 100_000) })
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            try await test(running, client, client.accessToken())
        }
    }

    @Test("samples come keyed by their second, for 24 hours from the start date, with the named fields")
    func samples() async throws {
        try await run { _, client, token in
            func series(_ fields: [String: String]) async throws -> [String: [String: Any]] {
                let answer = try await client.post(
                    "/v2/measure",
                    fields.merging(["action": "getintradayactivity"]) { $1 },
                    token: token
                )
                guard try answer.status() == 0 else { throw Missing(what: answer.text) }
                return try (answer.body()["series"] as? [String: [String: Any]]) ?? [:]
            }
            let span = ["startdate": String(Self.start), "enddate": String(Self.start + 3 * 86_400)]
            let ordinary = try await series(span)
            #expect(Set(ordinary.keys) == [String(Self.start), String(Self.start + 3_600)])
            #expect(ordinary[String(Self.start)]?["deviceid"] is NSNull)
            #expect(ordinary[String(Self.start + 3_600)]?["rmssd"] == nil)
            let named = try await series(span.merging(["data_fields": "rmssd,spo2_auto"]) { $1 })
            #expect(Set(named.keys) == [String(Self.start + 3_600), String(Self.start + 7_200)])
            #expect(named[String(Self.start + 3_600)]?["rmssd"] as? Double == 41.5)
            #expect(named[String(Self.start + 3_600)]?["heart_rate"] == nil)
            let latest = try await series([:])
            #expect(Set(latest.keys) == [String(Self.start + 90_000)])
            let empty = try await client.post(
                "/v2/measure",
                ["action": "getintradayactivity", "startdate": "1000", "enddate": "2000"],
                token: token
            )
            #expect(empty.text == #"{"status":0,"body":{"series":[]}}"#)
        }
    }

    @Test("workouts come in no order, one of them twice, and without fields with hardly any data")
    func workouts() async throws {
        try await run { running, client, token in
            let fields = ["action": "getworkouts", "lastupdate": "0"]
            let answer = try await client.post("/v2/measure", fields, token: token)
            let ids = try answer.rows("series").compactMap { $0["id"] as? Int }
            #expect(ids.count == 7)
            #expect(Set(ids).count == 6)
            #expect(ids != ids.sorted() && ids != ids.sorted(by: >))
            #expect(answer.text.contains(#""data":{"algo_pause_duration":null}"#))
            let named = try await client.post(
                "/v2/measure",
                fields.merging(["data_fields": "calories"]) { $1 },
                token: token
            )
            #expect(named.text.contains(#""calories":120"#))
            #expect(!named.text.contains("hr_max"))
            await running.cloud.change { rules in
                rules.doublesOneWorkout = false
                rules.workoutPageSize = 4
            }
            let list = try await client.everything("/v2/measure", fields, rows: "series", token: token)
            #expect(list.pages == 2)
            #expect(list.rows.count == 6)
        }
    }

    @Test("segments of two devices come in one list in no order, with signals that are named, at most for 24 hours")
    func segments() async throws {
        try await run { running, client, token in
            let span = ["action": "get", "startdate": String(Self.start), "enddate": String(Self.start + 700_000)]
            let plain = try await client.post("/v2/sleep", span, token: token)
            let rows = try plain.rows("series")
            let starts = rows.compactMap { $0["startdate"] as? Int }
            #expect(starts.count == 4)
            #expect(starts != starts.sorted())
            #expect(Set(rows.compactMap { $0["hash_deviceid"] as? String }).count == 2)
            #expect(rows.allSatisfy { $0["hr"] == nil })
            let named = try await client.post("/v2/sleep", span.merging(["data_fields": "hr,rr"]) { $1 }, token: token)
            #expect(named.text.contains(#""hr":{"1700000000":58}"#))
            #expect(named.text.contains(#""rr":[]"#))
            await running.cloud.edit(101) { person in
                person.sleepSegments[0]["startdate"] = .integer(Self.start + 86_400)
            }
            let cut = try await client.post("/v2/sleep", span, token: token)
            #expect(try cut.rows("series").count == 3)
            let without = try await client.post("/v2/sleep", ["action": "get"], token: token)
            #expect(try without.status() == 503)
        }
    }

    @Test("an ECG is listed newest first and has its signal; another's signal is refused")
    func heart() async throws {
        try await run { running, client, token in
            for (id, date) in [(4_300_000_001, 10), (4_300_000_002, 20)] {
                await running.cloud.addECG(
                    to: 101,
                    signalID: id,
                    date: Self.start + date,
                    device: Self.watch,
                    heartRate: 64,
                    signal: [1, -2, 3]
                )
            }
            let list = try await client.post("/v2/heart", ["action": "list", "lastupdate": "1"], token: token)
            let ids = try list.rows("series").compactMap { ($0["ecg"] as? [String: Any])?["signalid"] as? Int }
            #expect(ids == [4_300_000_002, 4_300_000_001])
            let dated = try await client.post(
                "/v2/heart",
                ["action": "list", "startdate": String(Self.start + 15)],
                token: token
            )
            #expect(try dated.rows("series").count == 1)
            let signal = try await client.post("/v2/heart", ["action": "get", "signalid": "4300000001"], token: token)
            #expect(try signal.body()["signal"] as? [Int] == [1, -2, 3])
            #expect(try signal.body()["sampling_frequency"] as? Int == 300)
            let strange = try await client.post("/v2/heart", ["action": "get", "signalid": "77"], token: token)
            #expect(try strange.status() == 503)
            let listened = try await client.post("/v2/stetho", ["action": "list"], token: token)
            #expect(listened.text == #"{"status":0,"body":{"series":[],"more":false,"offset":0}}"#)
        }
    }
}
