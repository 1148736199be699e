import Foundation
import Testing
import WithingsModel

@testable import WithingsAPI

@Suite("Recordings of the real Withings", .enabled(if: Recording.isThere, "The recordings are not here."))
struct RecordingTests {
    private func page<Row: JSONRow>(_ bytes: [UInt8], _ list: StaticString) throws -> Page<Row> {
        let read = { (reader: inout JSONReader) throws(JSONFault) in
            try Page<Row>.read(&reader, list: list, after: 0)
        }
        return try WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .data, read)
    }

    @Test(
        "Two years of measures are read without a loss",
        arguments: ["measurement_list.json", "measurement_positions.json"]
    )
    func measures(name: String) throws {
        let bytes = try Recording.wrapped(name)
        let page: Page<MeasureGroup> = try page(bytes, "measuregrps")
        #expect(page.rejected.isEmpty)
        let rows = try LeafCount.rows(bytes, "measuregrps")
        #expect(page.rows.count == rows.count)
        for (group, row) in zip(page.rows, rows) {
            #expect(LeafCount.leaves(of: group) == LeafCount.leaves(of: row))
        }
    }

    @Test("Three hundred nights are read without a loss")
    func nights() throws {
        let bytes = try Recording.bytes("sleep_summary.json")
        let page: Page<SleepSummary> = try page(bytes, "series")
        #expect(page.rejected.isEmpty)
        #expect(page.rows.count == 300)
        for (night, row) in zip(page.rows, try LeafCount.rows(bytes, "series")) {
            #expect(LeafCount.leaves(of: night) == LeafCount.leaves(of: row))
        }
    }

    @Test("Days of activity are read without a loss")
    func activity() throws {
        let bytes = try Recording.bytes("activity.json")
        let page: Page<DailyActivity> = try page(bytes, "activities")
        #expect(page.rows.count == 2)
        #expect(page.nextOffset == nil)
        for (day, row) in zip(page.rows, try LeafCount.rows(bytes, "activities")) {
            #expect(LeafCount.leaves(of: day) == LeafCount.leaves(of: row))
        }
        #expect(page.rows.first?.values[ActivityField("distance")] == ExactDecimal("1028.559"))
    }

    @Test("Devices are read without a loss, an empty model as none")
    func devices() throws {
        let bytes = try Recording.bytes("device.json")
        let page: Page<Device> = try page(bytes, "devices")
        #expect(page.rows.count == 5)
        #expect(page.rows.last?.modelName == nil)
        #expect(page.rows.last?.modelID == 13)
        for (device, row) in zip(page.rows, try LeafCount.rows(bytes, "devices")) {
            #expect(LeafCount.leaves(of: device) == LeafCount.leaves(of: row))
        }
    }

    @Test("Goals are read exactly")
    func goals() throws {
        let answer = HTTPAnswer(status: 200, body: try Recording.bytes("goals.json"))
        let goals = try WithingsClient.body(of: answer, kind: .data) { (reader: inout JSONReader) throws(JSONFault) in
            try Goals.readBody(&reader)
        }
        #expect(goals == Goals(steps: 10_000, sleep: 28_800, weight: ExactDecimal(70_500, exponent: -3)))
    }

    @Test("Workouts are read without a loss, one that came twice included")
    func workouts() throws {
        let bytes = try Recording.bytes("workouts.json")
        let page: Page<Workout> = try page(bytes, "series")
        #expect(page.rejected.isEmpty)
        #expect(page.rows.count == 11)
        #expect(Set(page.rows.map(\.id)).count == 10)
        #expect(page.nextOffset == nil)
        #expect(page.unknownFields == nil)
        for (workout, row) in zip(page.rows, try LeafCount.rows(bytes, "series")) {
            #expect(LeafCount.leaves(of: workout) == LeafCount.leaves(of: row))
        }
        let first = try #require(page.rows.first)
        #expect(first.category == .walk)
        #expect(first.values[WorkoutField("steps")] == 779)
        #expect(first.values[WorkoutField("algo_pause_duration")] == nil)
        #expect(first.modelID == 1_055)
    }

    @Test("The course of nights is read without a loss, value by value")
    func sleep() throws {
        let bytes = try Recording.bytes("sleep.json")
        let page: Page<SleepSegment> = try page(bytes, "series")
        #expect(page.rejected.isEmpty)
        #expect(page.rows.count == 613)
        #expect(LeafCount.leaves(json: page.unknownFields) == 1)
        for (segment, row) in zip(page.rows, try LeafCount.rows(bytes, "series")) {
            #expect(LeafCount.leaves(of: segment) == LeafCount.leaves(of: row))
            #expect(segment.unknownFields == nil)
        }
        let first = try #require(page.rows.first)
        #expect(first.state == .awake)
        #expect(first.signals[.heartRate] == [1_618_691_453: 70, 1_618_691_513: 71])
        #expect(first.signals[.snoring] == [1_618_691_453: 0, 1_618_691_513: 0])
    }

    @Test("Subscriptions are read without a loss; the end of time is no end")
    func subscriptions() async throws {
        let answer = String(decoding: try Recording.bytes("notify_list.json"), as: UTF8.self)
        let page = try await WithingsClient.scripted(ScriptedTransport(json: answer)).subscriptions(accessToken: "t")
        #expect(
            page.rows == [
                NotificationSubscription(
                    category: .weight,
                    callbackURL: "https://www.withings.com",
                    comment: "My notification subscription"
                )
            ]
        )
        let subscribed = String(decoding: try Recording.bytes("notify_subscribe.json"), as: UTF8.self)
        try await WithingsClient.scripted(ScriptedTransport(json: subscribed))
            .subscribe(to: .weight, callbackURL: "https://www.withings.com", accessToken: "t")
    }
}
