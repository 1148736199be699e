import Foundation
import SimulatedCloud
import TestSupport
import Testing

@Suite(
    "Recorded answers",
    .enabled(if: CloudRecordings.folder != nil, "The recordings are not here (WITHINGS_RECORDINGS)")
)
struct RecordingTests {
    /// The rows of a recording as Foundation reads them.
    func recorded(_ file: String, _ name: String?) throws -> [[String: Any]] {
        let folder = try CloudRecordings.folder.orFail("no recordings")
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: file)))
        let body = (json as? [String: Any])?["body"] as? [String: Any]
        return try ((name.map { body?[$0] as Any } ?? json) as? [[String: Any]]).orFail(file)
    }

    /// Rows in one text each, so that they can be compared whatever order they came in.
    func texts(_ rows: [[String: Any]]) throws -> [String] {
        try rows.map { row in
            String(decoding: try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys]), as: UTF8.self)
        }.sorted()
    }

    @Test("every recorded row is served, page by page, with all that it says")
    func complete() async throws {
        let folder = try CloudRecordings.folder.orFail("no recordings")
        let cloud = SimulatedCloud(people: [try .recorded(in: folder)])
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            let groups = try await client.everything(
                "/measure",
                ["action": "getmeas"],
                rows: "measuregrps",
                token: token
            )
            #expect(groups.pages == 3)
            #expect(groups.rows.count == 2_062)
            #expect(try texts(groups.rows) == texts(recorded("measurement_list.json", nil)))

            let nights = try recorded("sleep_summary.json", "series")
            let fields = Set(nights.flatMap { ($0["data"] as? [String: Any] ?? [:]).keys }).joined(separator: ",")
            await cloud.change { $0.sleepPageSize = 100 }
            let served = try await client.everything(
                "/v2/sleep",
                ["action": "getsummary", "lastupdate": "0", "data_fields": fields],
                rows: "series",
                token: token
            )
            #expect(served.pages == 3)
            #expect(served.rows.count == 300)
            #expect(try texts(served.rows) == texts(nights))

            let days = try await client.everything(
                "/v2/measure",
                ["action": "getactivity", "lastupdate": "0"],
                rows: "activities",
                token: token
            )
            #expect(try texts(days.rows) == texts(recorded("activity.json", "activities")))
            let devices = try await client.post("/v2/user", ["action": "getdevice"], token: token)
            #expect(try texts(devices.rows("devices")) == texts(recorded("device.json", "devices")))
            let goals = try await client.post("/v2/user", ["action": "getgoals"], token: token)
            #expect(goals.text.contains(#""weight":{"value":70500,"unit":-3}"#))
            let workouts = try await client.everything(
                "/v2/measure",
                ["action": "getworkouts", "lastupdate": "0"],
                rows: "series",
                token: token
            )
            #expect(workouts.rows.count == 11)
        }
    }
}
