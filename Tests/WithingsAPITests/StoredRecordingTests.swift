import Foundation
import SQLiteStore
import Store
import Testing
import WithingsModel

@testable import WithingsAPI

/// What is kept, after it was written to the real database and read from it again, has as many values as the answer of
/// the real Withings had.
@Suite("Recordings in the store", .enabled(if: Recording.isThere, "The recordings are not here."))
struct StoredRecordingTests {
    private static let user = WithingsUserID(7)
    private static let ever: Range<EpochSeconds> = 0..<4_000_000_000

    private func page<Row: JSONRow>(_ bytes: [UInt8], _ list: StaticString) throws -> Page<Row> {
        let read = { (reader: inout JSONReader) throws(JSONFault) in
            try Page<Row>.read(&reader, list: list, after: 0)
        }
        return try WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .data, read)
    }

    /// Keeps a page in a database of its own, opens that anew and lets a test read it.
    private func kept<Value>(_ page: RecordPage, _ read: (SQLiteStore) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("kept.db").path
        let first = try SQLiteStore(path: path)
        _ = try await first.save(page, of: Self.user)
        // The same again changes nothing.
        #expect(try await first.save(page, of: Self.user).isEmpty)
        try await first.close()
        let second = try SQLiteStore(path: path)
        let value = try await read(second)
        try await second.close()
        return value
    }

    @Test(
        "Every value of two years of measures is in the store, those that came twice in one group once",
        arguments: ["measurement_list.json", "measurement_positions.json"]
    )
    func measures(name: String) async throws {
        let bytes = try Recording.wrapped(name)
        let page: Page<MeasureGroup> = try page(bytes, "measuregrps")
        let groups = try await kept(RecordPage(measureGroups: page.rows)) {
            try await $0.measureGroups(of: Self.user, in: Self.ever, limit: 100_000)
        }
        let stored = Dictionary(groups.map { (Int($0.id), LeafCount.leaves(of: $0)) }, uniquingKeysWith: { $1 })
        let rows = try LeafCount.rows(bytes, "measuregrps")
        #expect(stored.count == rows.count)
        for row in rows {
            let id = try #require(row["grpid"] as? Int)
            #expect(stored[id] == LeafCount.leaves(of: LeafCount.withoutRepeatedMeasures(row)), "group \(id)")
        }
    }

    @Test("Every value of three hundred nights is in the store")
    func nights() async throws {
        let bytes = try Recording.bytes("sleep_summary.json")
        let page: Page<SleepSummary> = try page(bytes, "series")
        let nights = try await kept(RecordPage(sleep: page.rows)) {
            try await $0.sleep(of: Self.user, endingIn: Self.ever)
        }
        #expect(nights.count == 300)
        let rows = try LeafCount.rows(bytes, "series")
        #expect(nights.map(LeafCount.leaves(of:)).reduce(0, +) == rows.map(LeafCount.leaves(of:)).reduce(0, +))
    }

    @Test("Every value of the days, workouts, devices and goals is in the store")
    func others() async throws {
        let days: Page<DailyActivity> = try page(try Recording.bytes("activity.json"), "activities")
        let workouts: Page<Workout> = try page(try Recording.bytes("workouts.json"), "series")
        let devices: Page<Device> = try page(try Recording.bytes("device.json"), "devices")
        let answer = HTTPAnswer(status: 200, body: try Recording.bytes("goals.json"))
        let goals = try WithingsClient.body(of: answer, kind: .data) { (reader: inout JSONReader) throws(JSONFault) in
            try Goals.readBody(&reader)
        }
        let records = RecordPage(activity: days.rows, workouts: workouts.rows, devices: devices.rows, goals: goals)
        let first = try #require(LocalDay("2000-01-01"))
        let last = try #require(LocalDay("2100-01-01"))
        let stored = try await kept(records) { store in
            (
                days: try await store.activity(of: Self.user, in: first...last).map(LeafCount.leaves(of:)),
                workouts: try await store.workouts(of: Self.user, in: Self.ever, limit: 1_000).map {
                    LeafCount.leaves(of: $0)
                },
                devices: try await store.devices(of: Self.user).map(LeafCount.leaves(of:)),
                goals: try await store.goals(of: Self.user)
            )
        }
        func expected(_ file: String, _ list: String) throws -> [Int] {
            var seen: Set<Int> = []
            // A workout that came twice is one.
            return try LeafCount.rows(try Recording.bytes(file), list).filter { row in
                (row["id"] as? Int).map { seen.insert($0).inserted } ?? true
            }.map(LeafCount.leaves(of:)).sorted()
        }
        // A device is known by its id alone; whoever made the recording unknown gave all of them the same.
        var devicesByID: [String: Int] = [:]
        for row in try LeafCount.rows(try Recording.bytes("device.json"), "devices") {
            devicesByID[try #require(row["deviceid"] as? String)] = LeafCount.leaves(of: row)
        }
        let listed = [
            try expected("activity.json", "activities"), try expected("workouts.json", "series"),
            devicesByID.values.sorted(),
        ]
        #expect([stored.days.sorted(), stored.workouts.sorted(), stored.devices.sorted()] == listed)
        #expect(stored.goals == goals)
    }

    @Test("Every value of the course of nights is in the store")
    func sleep() async throws {
        let bytes = try Recording.bytes("sleep.json")
        let page: Page<SleepSegment> = try page(bytes, "series")
        let segments = try await kept(RecordPage(sleepSegments: page.rows)) {
            try await $0.sleepSegments(of: Self.user, in: Self.ever)
        }
        #expect(segments.count == 613)
        let rows = try LeafCount.rows(bytes, "series")
        #expect(segments.map(LeafCount.leaves(of:)).reduce(0, +) == rows.map(LeafCount.leaves(of:)).reduce(0, +))
    }
}
