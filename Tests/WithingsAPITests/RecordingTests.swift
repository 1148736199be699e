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
}
