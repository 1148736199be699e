import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("The last night")
struct NightChooserTests {
    let night = stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00")

    @Test("is not replaced by a nap of the same day, nor by a day with nothing but a nap")
    func naps() {
        let nap = stretch(2, "2026-03-10T14:00:00+01:00", "2026-03-10T15:10:00+01:00")
        let longNap = stretch(3, "2026-03-11T13:00:00+01:00", "2026-03-11T17:30:00+01:00")
        let evening = stretch(4, "2026-03-10T22:00:00+01:00", "2026-03-11T00:30:00+01:00")
        #expect(NightChooser.lastNight([evening, longNap, nap, night])?.id == 1)
    }

    @Test("may be a short one: who slept from three to half past five had a night, and no better one to show")
    func badNight() {
        let bad = stretch(2, "2026-03-11T03:00:00+01:00", "2026-03-11T05:30:00+01:00")
        #expect(NightChooser.lastNight([bad, night])?.id == 2)
        // But not what somebody dozed before midnight, or after a baby was fed.
        let doze = stretch(3, "2026-03-10T20:30:00+01:00", "2026-03-10T23:10:00+01:00")
        let fed = stretch(4, "2026-03-11T05:00:00+01:00", "2026-03-11T06:20:00+01:00")
        #expect(NightChooser.lastNight([doze, fed, night])?.id == 1)
        // The better part of a night in two is it still.
        let better = stretch(5, "2026-03-10T22:00:00+01:00", "2026-03-11T02:30:00+01:00")
        #expect(NightChooser.lastNight([bad, better])?.id == 5)
    }

    @Test("is the longest main stretch of its day")
    func longest() {
        let first = stretch(2, "2026-03-10T22:00:00+01:00", "2026-03-11T02:00:00+01:00")
        let second = stretch(3, "2026-03-11T02:40:00+01:00", "2026-03-11T07:40:00+01:00")
        #expect(NightChooser.lastNight([second, first, night])?.id == 3)
    }

    @Test("of somebody who works at night is the long sleep by day")
    func dayWorkersOpposite() {
        let byDay = stretch(2, "2026-03-11T10:30:00+01:00", "2026-03-11T17:30:00+01:00")
        #expect(NightChooser.lastNight([byDay, night])?.id == 2)
    }

    @Test("seen by a mat and a watch is the mat's, though the watch saw more of it")
    func twoDevices() {
        let watch = stretch(
            2,
            "2026-03-09T22:30:00+01:00",
            "2026-03-10T06:45:00+01:00",
            deviceClass: 16,
            values: ["sleep_score": 80, "hr_min": 50]
        )
        #expect(NightChooser.lastNight([watch, night])?.id == 1)
    }

    @Test("seen by two devices of one kind is the row that knows more, then the longer one")
    func twoOfAKind() {
        let full = stretch(
            2,
            "2026-03-09T23:30:00+01:00",
            "2026-03-10T06:00:00+01:00",
            values: ["sleep_score": 80, "snoring": 0]
        )
        let empty = stretch(
            3,
            "2026-03-09T22:30:00+01:00",
            "2026-03-10T06:45:00+01:00",
            values: ["breathing_disturbances_intensity": -1, "apnea_hypopnea_index": -1, "sleep_score": 70]
        )
        #expect(NightChooser.lastNight([empty, full])?.id == 2)
        #expect(
            NightChooser.lastNight([night, stretch(4, "2026-03-09T23:00:00+01:00", "2026-03-10T06:40:00+01:00")])?.id
                == 4
        )
    }

    @Test("is not a second sleep of the morning while Withings may still be working out the night")
    func morning() throws {
        let second = stretch(2, "2026-03-11T08:00:00+01:00", "2026-03-11T11:00:00+01:00")
        let rows = [second, night]
        #expect(NightChooser.undecidedUntil(rows) == second.endAt + 4 * 3_600)
        #expect(NightChooser.lastNight(rows, at: second.endAt)?.id == 1)
        // The night comes, or nothing else does.
        let late = stretch(3, "2026-03-10T23:00:00+01:00", "2026-03-11T06:30:00+01:00")
        #expect(NightChooser.undecidedUntil([late] + rows) == nil)
        #expect(NightChooser.lastNight([late] + rows, at: second.endAt)?.id == 3)
        #expect(NightChooser.lastNight(rows, at: second.endAt + 4 * 3_600)?.id == 2)
        // A watch that saw the same sleep decides nothing.
        let watch = stretch(4, "2026-03-11T08:10:00+01:00", "2026-03-11T11:05:00+01:00", deviceClass: 16)
        #expect(NightChooser.lastNight([watch] + rows, at: second.endAt + 600)?.id == 1)
    }

    @Test("is none of its past either while that is not sure")
    func morningInThePast() async throws {
        let store = MemoryStore()
        var yesterday = night
        yesterday.values = [SleepField("sleep_score"): 81]
        var second = stretch(2, "2026-03-11T08:00:00+01:00", "2026-03-11T11:00:00+01:00")
        second.values = [SleepField("sleep_score"): 40]
        _ = try await store.save(RecordPage(sleep: [yesterday, second]), of: anna)
        let score = try #require(Catalogue.description("sleep_score"))
        func scores(at now: EpochSeconds) async throws -> [EpochSeconds] {
            try await PersonPast(of: anna, until: now, from: store).values(of: score).map(\.at)
        }
        #expect(try await scores(at: second.endAt + 60) == [yesterday.endAt])
        #expect(try await scores(at: second.endAt + 4 * 3_600) == [yesterday.endAt, second.endAt])
    }

    @Test("is the sleep of the morning at once for who usually sleeps then, or of whom no other night is known")
    func usuallyOfMorning() {
        let today = stretch(2, "2026-03-11T08:00:00+01:00", "2026-03-11T13:00:00+01:00")
        let yesterday = stretch(3, "2026-03-10T07:45:00+01:00", "2026-03-10T13:30:00+01:00")
        #expect(NightChooser.lastNight([today, yesterday], at: today.endAt)?.id == 2)
        #expect(NightChooser.lastNight([today], at: today.endAt)?.id == 2)
        // Long enough for a night, whenever it began.
        let long = stretch(4, "2026-03-11T07:00:00+01:00", "2026-03-11T13:30:00+01:00")
        #expect(NightChooser.lastNight([long, night], at: long.endAt)?.id == 4)
    }

    @Test("goes by the clock of its own time zone")
    func timeZones() {
        // 22:00 in Seoul, 14:00 in Berlin.
        let seoul = stretch(2, "2026-03-10T22:00:00+09:00", "2026-03-11T02:00:00+09:00", zone: "Asia/Seoul")
        #expect(NightChooser.isNight(seoul))
        var berlin = seoul
        berlin.timeZone = "Europe/Berlin"
        #expect(!NightChooser.isNight(berlin))
    }

    @Test("is one in both nights in which the clocks are set, by the hours on the wall")
    func clocksAreSet() {
        // From two to three there is nothing: half past one to four are ninety minutes, all in the small hours.
        let spring = stretch(2, "2026-03-29T01:30:00+01:00", "2026-03-29T04:00:00+02:00")
        #expect(NightChooser.isNight(spring))
        #expect(NightChooser.lastNight([spring, night])?.id == 2)
        // Seven hours on the wall, six hours long.
        let whole = stretch(3, "2026-03-28T23:30:00+01:00", "2026-03-29T06:30:00+02:00")
        #expect(NightChooser.lastNight([whole, spring])?.id == 3)
        #expect(NightFigures.value(SleepField("startdate"), of: whole) == .moment(whole.startAt))
        // The hour from two to three comes twice.
        let autumn = stretch(4, "2026-10-25T02:30:00+02:00", "2026-10-25T03:00:00+01:00")
        #expect(NightChooser.isNight(autumn))
        let morning = stretch(5, "2026-10-25T06:30:00+01:00", "2026-10-25T10:00:00+01:00")
        #expect(NightChooser.undecidedUntil([morning, whole]) == morning.endAt + 4 * 3_600)
    }

    @Test(
        "of a traveller belongs to the day of waking where they woke, and the day has one night, wherever its parts were slept"
    )
    func travel() {
        let seoul = stretch(2, "2026-03-10T23:00:00+09:00", "2026-03-11T06:30:00+09:00", zone: "Asia/Seoul")
        // The same calendar day again, half a world to the west.
        let newYork = stretch(3, "2026-03-10T23:30:00-04:00", "2026-03-11T05:30:00-04:00", zone: "America/New_York")
        #expect(seoul.day == newYork.day)
        #expect(NightChooser.lastNight([newYork, seoul, night])?.id == 2)
        #expect(NightChooser.lastNight([newYork, night])?.id == 3)
    }

    @Test("is unknown where there were only naps")
    func onlyNaps() {
        #expect(NightChooser.lastNight([stretch(2, "2026-03-10T14:00:00+01:00", "2026-03-10T15:10:00+01:00")]) == nil)
    }

    @Test("has −1 and a heart rate of 0 as unknown, any other 0 as 0, and falls back to older names")
    func figures() {
        let row = stretch(
            1,
            "2026-03-09T23:00:00+01:00",
            "2026-03-10T06:30:00+01:00",
            values: [
                "breathing_disturbances_intensity": -1, "hr_min": 0, "snoring": 0, "durationtosleep": 540,
                "wakeup_latency": 60, "durationtowakeup": 1_140, "sleep_efficiency": ExactDecimal(86, exponent: -2),
                "asleepduration": 100,
            ]
        )
        func value(_ field: String) -> EntityValue? { NightFigures.value(SleepField(field), of: row) }
        #expect(value("breathing_disturbances_intensity") == nil)
        #expect(value("hr_min") == nil)
        #expect(value("snoring") == .number(0))
        #expect(value("sleep_latency") == .number(540))
        #expect(value("wakeup_latency") == .number(60))
        #expect(value("sleep_efficiency") == .number(86))
        #expect(value("total_sleep_time") == .number(100))
        #expect(value("startdate") == .moment(row.startAt))
        #expect(value("rr_min") == nil)
    }
}
