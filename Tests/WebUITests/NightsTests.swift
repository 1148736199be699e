import Charts
import Foundation
import Testing
import WithingsModel

@testable import WebUI

@Suite("Nights of a chart")
struct NightsTests {
    private func sleep(_ id: Int64, from start: EpochSeconds, hours: EpochSeconds, score: ExactDecimal) -> SleepSummary
    {
        let end = start + hours * 3_600
        return SleepSummary(
            id: id,
            day: LocalDay(of: end, in: .gmt),
            timeZone: "Europe/London",
            startAt: start,
            endAt: end,
            createdAt: end,
            modifiedAt: end,
            values: [SleepField("sleep_score"): score]
        )
    }

    @Test("have no heart rate where Withings sends 0, and a score of 0 where it sends that")
    func noHeart() {
        var night = sleep(1, from: 1_773_100_800, hours: 8, score: 0)
        night.values[SleepField("hr_min")] = 0
        let nights = Nights([night], in: .gmt, at: night.endAt + 86_400)
        #expect(nights.points(SleepField("hr_min")).isEmpty)
        #expect(nights.points(SleepField("sleep_score")).map(\.value) == [0])
    }

    @Test("have a sleep of this morning that may be none only once it is sure; until then it stands beside them")
    func morning() throws {
        // Eleven in the evening, and eight in the morning two days later.
        let midnight: EpochSeconds = 1_773_100_800
        let night = sleep(1, from: midnight - 3_600, hours: 8, score: 81)
        let morning = sleep(2, from: midnight + 32 * 3_600, hours: 3, score: 40)
        let score = SleepField("sleep_score")
        let early = Nights([night, morning], in: .gmt, at: morning.endAt + 60)
        #expect(early.points(score).map(\.value.description) == ["81"])
        #expect(early.main(of: morning.day) == nil)
        #expect(early.stretches(of: morning.day) == [morning])
        let late = Nights([night, morning], in: .gmt, at: morning.endAt + 4 * 3_600)
        #expect(late.points(score).map(\.value.description) == ["81", "40"])
        #expect(late.main(of: morning.day) == morning)
    }
}
