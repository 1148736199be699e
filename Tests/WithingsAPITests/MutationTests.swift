import Testing

@testable import WithingsAPI

@Suite("Damaged answers")
struct MutationTests {
    /// Answers as Withings sends them, with every kind of field.
    static let samples: [[UInt8]] = [
        Reading.answer(
            "measuregrps",
            [
                MeasureRowTests.group,
                MeasureRowTests.group.replacing("80250", with: "-1.5e2").replacing("aa", with: "é😀"),
            ]
        ),
        Array(
            (#"{"body":{"updatetime":1,"more":true,"offset":300,"timezone":"Asia\/Seoul","series":[{"id":7,"date":"2024-01-02","#
                + #""startdate":1,"enddate":2,"model":32,"hash_deviceid":"a","data":{"hr_average":61,"night_events":{"1":[0]}}}],"#
                + #""activities":[{"date":"2024-01-02","steps":5,"is_tracker":true}],"devices":[{"deviceid":"a","model":"B"}],"#
                + #""measuregrps":[{"grpid":1,"date":1,"measures":[{"value":1,"type":1,"unit":0}]}]},"status":0}"#).utf8
        ),
    ]

    /// Reads the answer as every kind of list; how many rows came out, or nil for an error.
    private func rows(_ bytes: [UInt8]) -> Int? {
        var count = 0
        do throws(WithingsError) {
            if let page: Page<MeasureGroup> = try optional(bytes, "measuregrps") {
                count += page.rows.count + page.rows.reduce(0) { $0 + $1.measures.count }
            }
            if let page: Page<SleepSummary> = try optional(bytes, "series") { count += page.rows.count }
            if let page: Page<DailyActivity> = try optional(bytes, "activities") { count += page.rows.count }
            if let page: Page<Device> = try optional(bytes, "devices") { count += page.rows.count }
        } catch {
            return nil
        }
        return count
    }

    /// nil where the answer is sound but has no such list.
    private func optional<Row: JSONRow>(_ bytes: [UInt8], _ list: StaticString) throws(WithingsError) -> Page<Row>? {
        do throws(WithingsError) { return try Reading.page(bytes, list) } catch {
            if error.message.contains("missing") { return nil }
            throw error
        }
    }

    @Test("An answer cut anywhere is an error, never a shorter answer", arguments: 0..<2)
    func truncation(sample: Int) {
        let bytes = Self.samples[sample]
        #expect((rows(bytes) ?? 0) > 0)
        for end in bytes.indices { #expect(rows(Array(bytes[..<end])) == nil, "cut at \(end)") }
    }

    @Test("A flipped bit never crashes and never makes up rows", arguments: 0..<2)
    func flips(sample: Int) throws {
        let bytes = Self.samples[sample]
        let whole = try #require(rows(bytes))
        for index in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[index] ^= 1 << bit
                if let count = rows(flipped) { #expect(count <= whole) }
            }
        }
    }

    @Test("Random damage of any kind ends in an answer or an error, in bounded time", arguments: 0..<400)
    func damage(seed: Int) {
        let bytes = Damage.of(Self.samples[seed % 2], seed: UInt64(seed))
        let count = rows(bytes)
        // The damage may have doubled a row, but what there is must come from the bytes there are.
        #expect(count.map { $0 * 10 <= bytes.count } ?? true)
    }

    @Test(
        "The recordings, cut or damaged, are an error or fewer rows",
        .enabled(if: Recording.isThere),
        arguments: 0..<200
    )
    func recordings(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let bytes = try Recording.wrapped("measurement_positions.json")
        let whole = try #require(rows(bytes))
        #expect(rows(Array(bytes[..<Int.random(in: 0..<bytes.count, using: &random)])) == nil)
        var damaged = bytes
        damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        if let count = rows(damaged) { #expect(count <= whole) }
    }
}
