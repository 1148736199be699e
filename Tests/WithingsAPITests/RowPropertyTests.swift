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
}
