import Testing
import WithingsModel

@testable import Sync

@Suite struct WatermarkTests {
    private static let now: EpochSeconds = 1_700_000_000

    @Test("the next refresh asks from the largest modified that came, not from the clock")
    func largestModified() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [1_699_500_000, 1_699_700_000, 1_699_600_000], updatedAt: Self.now)
        #expect(mark.afterLastPage == 1_699_700_000)
    }

    @Test("it asks a little before the watermark, because its own second may be excluded")
    func overlaps() {
        let mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        #expect(mark.since < 1_699_000_000 && mark.since > 1_699_000_000 - 600)
    }

    @Test("an empty answer leaves it where it is")
    func emptyAnswer() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [], updatedAt: Self.now)
        #expect(mark.afterLastPage == 1_699_000_000)
    }

    @Test("it stays where it is when there is more that could not be asked for")
    func cutShort() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [1_699_500_000], updatedAt: Self.now, isCutShort: true)
        #expect(mark.afterLastPage == 1_699_000_000)
    }

    @Test("it never goes back")
    func neverBack() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [1_698_999_990], updatedAt: nil)
        #expect(mark.afterLastPage == 1_699_000_000)
    }

    @Test("with several pages it does not pass the moment of the first, for what changed meanwhile may lie on it")
    func severalPages() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [Self.now - 50], updatedAt: Self.now)
        mark.read(marks: [Self.now + 30], updatedAt: Self.now + 31)
        #expect(mark.afterLastPage == Self.now - 50)
    }

    @Test("a modified in a far future does not hide everything that follows")
    func farFuture() {
        var mark = Watermark(previous: 1_699_000_000, askedAt: Self.now)
        mark.read(marks: [2_147_483_647, 1_699_100_000], updatedAt: Self.now)
        #expect(mark.afterLastPage == 1_699_100_000)
    }

    @Test("the first refresh looks back two weeks, and remembers where it began if nothing came")
    func firstRefresh() {
        var mark = Watermark(previous: nil, askedAt: Self.now)
        #expect(mark.since == Self.now - 14 * 86_400)
        mark.read(marks: [], updatedAt: Self.now)
        #expect(mark.afterLastPage == Self.now - 14 * 86_400)
    }

    @Test("a clock that is a month ahead here does not open a gap: Withings' own time counts")
    func clockAhead() {
        var mark = Watermark(previous: nil, askedAt: Self.now + 30 * 86_400)
        mark.read(marks: [], updatedAt: Self.now)
        #expect(mark.afterLastPage == Self.now - 14 * 86_400)
    }
}
