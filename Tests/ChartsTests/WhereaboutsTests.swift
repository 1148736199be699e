import Charts
import Foundation
import Testing
import WithingsModel

@Suite("Where somebody was")
struct WhereaboutsTests {
    private func day(_ text: String, _ zone: String?) throws -> DailyActivity {
        DailyActivity(day: try #require(LocalDay(text)), timeZone: zone, modifiedAt: 1, values: [:])
    }

    @Test("is the place of the last day or night that says so, and before the first of them its place")
    func journey() throws {
        let place = Whereabouts(
            [
                try day("2026-11-24", "Europe/Berlin"), try day("2026-11-25", "Europe/Berlin"),
                try day("2026-11-26", "Asia/Tokyo"), try day("2026-11-27", "Nowhere/AtAll"), try day("2026-11-28", nil),
                try day("2026-11-29", "Europe/Berlin"),
            ],
            []
        )
        let berlin = try #require(LocalDay("2026-11-25")).start(in: .gmt)
        #expect(place.zone(at: 0) == "Europe/Berlin")
        #expect(place.zone(at: berlin + 14 * 3_600) == "Europe/Berlin")
        // Midnight in Tokyo.
        #expect(place.zone(at: berlin + 15 * 3_600) == "Asia/Tokyo")
        #expect(place.zone(at: berlin + 3 * 86_400) == "Asia/Tokyo")
        #expect(place.zone(at: berlin + 4 * 86_400) == "Europe/Berlin")
    }

    @Test("is said by nights, too, and not known where nothing says it")
    func nights() {
        let night = SleepSummary(
            id: 1,
            day: LocalDay(daysSinceEpoch: 20_000),
            timeZone: "America/Lima",
            startAt: 1_728_000_000,
            endAt: 1_728_020_000,
            createdAt: 0,
            modifiedAt: 0,
            values: [:]
        )
        #expect(Whereabouts([], [night]).zone(at: 1_728_000_000) == "America/Lima")
        #expect(Whereabouts([], []).zone(at: 1_728_000_000) == nil)
    }
}
