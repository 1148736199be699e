import Testing
import WithingsModel

@testable import Entities

@Suite("Today's activity")
struct TodayTests {
    private let steps = ActivityField("steps")

    @Test("is of the day that the record's own time zone has")
    func ownZone() throws {
        let rows = [
            try day("2026-03-11", zone: "Asia/Seoul", steps: 300),
            try day("2026-03-10", zone: "Asia/Seoul", steps: 9_000),
        ]
        // 23:30 and 00:30 in Seoul.
        let evening = TodayChooser(rows, now: moment("2026-03-10T14:30:00Z"))
        let night = TodayChooser(rows, now: moment("2026-03-10T15:30:00Z"))
        #expect(evening.figure(steps)?.value == 9_000)
        #expect(night.figure(steps)?.value == 300)
        #expect(evening.validity == moment("2026-03-09T15:00:00Z")..<moment("2026-03-10T15:00:00Z"))
    }

    @Test("is unknown without a row for today")
    func noRow() throws {
        let today = TodayChooser(
            [try day("2026-03-09", zone: "Europe/Berlin", steps: 5)],
            now: moment("2026-03-10T12:00:00Z")
        )
        #expect(today.figure(steps) == nil)
    }

    @Test(
        "begins at the day's first moment and ends at the next day's, also when the clocks change",
        arguments: [
            ("2026-03-29", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00Z", 23),
            ("2026-10-25", "2026-10-25T10:00:00Z", "2026-10-24T22:00:00Z", 25),
        ]
    )
    func changingClocks(date: String, now: String, start: String, hours: Int) throws {
        let today = TodayChooser([try day(date, zone: "Europe/Berlin", steps: 1)], now: moment(now))
        let row = try #require(today.figure(steps)?.row)
        #expect(TodayChooser.start(of: row) == moment(start))
        #expect(today.validity.upperBound - today.validity.lowerBound == EpochSeconds(hours) * 3_600)
    }

    @Test("takes each figure from the tracker, from the phone only what the tracker lacks, and never adds")
    func sources() throws {
        let phone = try day(
            "2026-03-10",
            zone: "Europe/Berlin",
            steps: 4_000,
            tracker: false,
            brand: 18,
            modified: 1_773_143_900,
            values: ["elevation": 12]
        )
        let watch = try day("2026-03-10", zone: "Europe/Berlin", steps: 3_500, tracker: true, brand: 1)
        let today = TodayChooser([phone, watch], now: moment("2026-03-10T12:00:00Z"))
        #expect(today.figure(steps)?.value == 3_500)
        #expect(today.figure(ActivityField("elevation"))?.value == 12)
    }

    @Test("is, on a journey, the day that was heard of last")
    func journey() throws {
        let seoul = try day("2026-03-11", zone: "Asia/Seoul", steps: 1, modified: 1)
        let home = try day("2026-03-10", zone: "America/Los_Angeles", steps: 2, modified: 2)
        #expect(TodayChooser([seoul, home], now: moment("2026-03-10T20:00:00Z")).figure(steps)?.value == 2)
    }
}
