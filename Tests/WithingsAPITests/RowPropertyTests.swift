import Testing

@testable import WithingsAPI

@Suite("Rows made at random")
struct RowPropertyTests {
    @Test("Whatever form a group's values come in, the group is the same and nothing is lost", arguments: 0..<300)
    func groups(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let groups = (0..<Int.random(in: 1...4, using: &writer.random)).map { _ in writer.group() }
        let bytes = Reading.answer("measuregrps", groups.map(\.json))
        let page: Page<MeasureGroup> = try Reading.page(bytes, "measuregrps")
        #expect(page.rejected.isEmpty)
        #expect(page.rows == groups.map(\.group))
        for (group, row) in zip(page.rows, groups) {
            #expect(LeafCount.leaves(json: group.unknownFields) == row.unknownLeaves)
        }
    }

    @Test("Whatever form a night's values come in, the night is the same", arguments: 0..<300)
    func nights(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let night = writer.night()
        let page = try Reading.nights(night.json)
        #expect(page.rejected.isEmpty)
        #expect(page.rows == [night.night])
    }

    @Test("Null in the place of any one value is never worse than a row set aside", arguments: 0..<200)
    func nulls(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        writer.nullOdds = 0.3
        let groups = (0..<5).map { _ in writer.group() }
        let page: Page<MeasureGroup> = try Reading.page(
            Reading.answer("measuregrps", groups.map(\.json)),
            "measuregrps"
        )
        #expect(page.rows.count + page.rejected.count >= groups.count)
        let ids = Set(groups.map(\.group.id))
        for row in page.rows { #expect(ids.contains(row.id)) }
    }

    @Test("Whatever form a workout's values come in, the workout is the same", arguments: 0..<200)
    func workouts(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let workout = writer.workout()
        let page = try Reading.workouts(workout.json)
        #expect(page.rejected.isEmpty)
        #expect(page.rows == [workout.workout])
    }

    @Test("Whatever form the samples of a day come in, they are the same", arguments: 0..<200)
    func samples(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let samples = (0..<Int.random(in: 1...5, using: &writer.random)).map {
            writer.sample(at: 1_700_000_000 + Int64($0) * 60)
        }
        let page = try Reading.samples("{\(samples.map(\.json).joined(separator: ","))}")
        #expect(page.rejected.isEmpty)
        #expect(page.rows == samples.map(\.sample))
    }

    @Test("Whatever form a stretch of a night comes in, it is the same", arguments: 0..<200)
    func segments(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let segment = writer.segment()
        let page = try Reading.segments("[\(segment.json)]")
        #expect(page.rejected.isEmpty)
        #expect(page.rows == [segment.segment])
        #expect(try Reading.segments(segment.json) == page)
    }

    @Test("Whatever form a recording of the heart comes in, it is the same", arguments: 0..<200)
    func recordings(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let heart = writer.heartRecording()
        let page = try Reading.heartRecordings(heart.json)
        #expect(page.rejected.isEmpty)
        #expect(page.rows == [heart.recording])
        let stethoscope = writer.stethoscopeRecording()
        #expect(try Reading.stethoscopeRecordings(stethoscope.json).rows == [stethoscope.recording])
    }

    @Test("Null anywhere in the rows of details is never worse than a row set aside", arguments: 0..<200)
    func nullDetails(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        writer.nullOdds = 0.3
        let workouts = try Reading.workouts(writer.workout().json, writer.workout().json)
        #expect(workouts.rows.count + workouts.rejected.count == 2)
        let samples = try Reading.samples("{\(writer.sample(at: 5).json),\(writer.sample(at: 6).json)}")
        #expect(samples.rows.map(\.at) == [5, 6])
        let segments = try Reading.segments("[\(writer.segment().json),\(writer.segment().json)]")
        #expect(segments.rows.count + segments.rejected.count == 2)
        let hearts = try Reading.heartRecordings(writer.heartRecording().json, writer.heartRecording().json)
        #expect(hearts.rows.count + hearts.rejected.count == 2)
    }

    @Test("Whatever form a day of activity and a device come in, they are the same", arguments: 0..<200)
    func daysAndDevices(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let day = writer.day()
        let days = try Reading.days(day.json)
        #expect(days.rejected.isEmpty)
        #expect(days.rows == [day.day])
        let device = writer.device()
        let devices = try Reading.devices(device.json)
        #expect(devices.rejected.isEmpty)
        #expect(devices.rows == [device.device])
        let subscription = writer.subscription()
        let page: Page<NotificationSubscription> = try Reading.page(
            Reading.answer("profiles", [subscription.json]),
            "profiles"
        )
        #expect(page.rejected.isEmpty)
        #expect(page.rows == [subscription.subscription])
    }

    @Test("Whatever form goals and signals come in, they are the same", arguments: 0..<200)
    func bodies(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        let goals = writer.goals()
        #expect(try Self.goals(goals.json) == goals.goals)
        let heart = writer.heartSignal()
        #expect(try Self.heartSignal(heart.json) == heart.signal)
        let stethoscope = writer.stethoscopeSignal()
        #expect(try Self.stethoscopeSignal(stethoscope.json) == stethoscope.signal)
    }

    @Test("Null anywhere in these is never worse than a row set aside, or a figure that is missing", arguments: 0..<200)
    func nullOthers(seed: Int) throws {
        var writer = RandomRow(seed: UInt64(seed))
        writer.nullOdds = 0.3
        let days = try Reading.days(writer.day().json, writer.day().json)
        #expect(days.rows.count + days.rejected.count == 2)
        let devices = try Reading.devices(writer.device().json, writer.device().json)
        #expect(devices.rows.count + devices.rejected.count == 2)
        let goals = writer.goals()
        let read = try Self.goals(goals.json)
        for (found, meant) in [(read.steps, goals.goals.steps), (read.weight, goals.goals.weight)] {
            #expect(found == nil || found == meant)
        }
        let heart = writer.heartSignal()
        #expect(try Self.heartSignal(heart.json).samples == heart.signal.samples)
        let stethoscope = writer.stethoscopeSignal()
        #expect(try Self.stethoscopeSignal(stethoscope.json).samples == stethoscope.signal.samples)
    }

    private static func body<Value: Sendable>(
        _ json: String,
        _ read: (inout JSONReader) throws(JSONFault) -> Value
    ) throws -> Value {
        let answer = HTTPAnswer(status: 200, body: Array(#"{"status":0,"body":\#(json)}"#.utf8))
        return try WithingsClient.body(of: answer, kind: .data, read)
    }

    private static func goals(_ json: String) throws -> Goals {
        try body(#"{"goals":\#(json)}"#) { (reader: inout JSONReader) throws(JSONFault) in
            try Goals.readBody(&reader)
        }
    }

    private static func heartSignal(_ json: String) throws -> HeartSignal {
        try body(json) { (reader: inout JSONReader) throws(JSONFault) in
            try HeartSignal.readBody(&reader, signalID: 5)
        }
    }

    private static func stethoscopeSignal(_ json: String) throws -> StethoscopeSignal {
        try body(json) { (reader: inout JSONReader) throws(JSONFault) in
            try StethoscopeSignal.readBody(&reader, signalID: 5)
        }
    }
}
