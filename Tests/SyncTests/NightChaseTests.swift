import Foundation
import Testing
import WithingsModel

@testable import Sync

@Suite("The night that is just over") struct NightChaseTests {
    private static let zone = "Europe/Berlin"
    /// 7 o'clock in Berlin on a day in November.
    private static let seven: EpochSeconds = 1_700_028_000

    private func night(_ daysAgo: Int, from: Double = -8, to: Double = 0, isCompleted: Bool? = true) -> SleepSummary {
        let seven = Self.seven - EpochSeconds(daysAgo) * 86_400
        let end = seven + EpochSeconds(to * 3_600)
        return SleepSummary(
            id: Int64(daysAgo) * 10 + Int64(to),
            day: LocalDay(of: end, in: TimeZone(identifier: Self.zone) ?? .gmt),
            timeZone: Self.zone,
            startAt: seven + EpochSeconds(from * 3_600),
            endAt: end,
            createdAt: end,
            modifiedAt: end,
            isCompleted: isCompleted
        )
    }

    /// Minutes after waking at which it is asked for.
    private func minutes(_ chase: NightChase?) -> [EpochSeconds] {
        guard let chase else { return [] }
        var asked: EpochSeconds = 0
        var minutes: [EpochSeconds] = []
        while let next = chase.next(after: asked) {
            minutes.append((next - chase.wokeAt) / 60)
            asked = next
        }
        return minutes
    }

    @Test("is asked for again after 10, 30, 60, 120 and 240 minutes while it is not complete")
    func unfinished() {
        let chase = NightChase(nights: [night(0, isCompleted: false), night(1)], gotUpAt: nil, now: Self.seven + 60)
        #expect(chase?.wokeAt == Self.seven && chase?.unfinished?.isCompleted == false)
        #expect(minutes(chase) == [10, 30, 60, 120, 240])
        #expect(chase?.next(after: Self.seven + 1_800) == Self.seven + 3_600)
    }

    @Test("is left alone once it is complete, or where Withings does not say", arguments: [true, nil])
    func complete(isCompleted: Bool?) {
        let chase = NightChase(nights: [night(0, isCompleted: isCompleted)], gotUpAt: nil, now: Self.seven + 60)
        #expect(chase == nil)
    }

    @Test("that is missing is asked for from when the person got up, or usually wakes")
    func missing() {
        let nights = [night(1, to: 0.5), night(2, to: 0.25), night(3, to: 2)]
        let got = NightChase(nights: nights, gotUpAt: Self.seven - 3_600, now: Self.seven)
        #expect(got?.wokeAt == Self.seven - 3_600 && got?.unfinished == nil)
        let usual = NightChase(nights: nights, gotUpAt: nil, now: Self.seven)
        #expect(usual?.wokeAt == Self.seven + 1_800)
        // Got up yesterday: that says nothing of tonight.
        #expect(NightChase(nights: nights, gotUpAt: Self.seven - 90_000, now: Self.seven)?.wokeAt == usual?.wokeAt)
    }

    @Test("naps do not say when somebody wakes, and who has not slept with a device lately is not expected to")
    func habits() {
        let nights = [night(1, from: 7, to: 8), night(1), night(2)]
        #expect(NightChase(nights: nights, gotUpAt: nil, now: Self.seven)?.wokeAt == Self.seven)
        #expect(NightChase(nights: [night(9)], gotUpAt: nil, now: Self.seven) == nil)
        #expect(NightChase(nights: [], gotUpAt: Self.seven, now: Self.seven) == nil)
    }

    @Test("of yesterday that was never completed is left alone")
    func old() {
        let chase = NightChase(nights: [night(0), night(1, isCompleted: false)], gotUpAt: nil, now: Self.seven + 60)
        #expect(chase == nil)
    }
}
