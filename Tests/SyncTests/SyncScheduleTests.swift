import Testing

@testable import Sync

@Suite struct SyncScheduleTests {
    @Test("accounts have their own places, evenly over the interval")
    func evenlySpread() {
        let turns = (0..<10).map { place in
            SyncSchedule(interval: 300, place: place, count: 10).turn(after: 10_000, random: 0)
                .truncatingRemainder(dividingBy: 300)
        }
        #expect(turns == (0..<10).map { Double($0) * 30 })
    }

    @Test("turn follows turn by one interval")
    func oneInterval() {
        let schedule = SyncSchedule(interval: 300, place: 3, count: 7)
        var time = schedule.turn(after: 12_345, random: 0)
        for _ in 0..<20 {
            // A round takes a moment, and the turn scattered a little.
            let next = schedule.turn(after: time + 4, random: 0.5)
            #expect(abs(next - time - 300) <= 6)
            time = next
        }
    }

    @Test("whatever place an account gets, it waits a tenth more than the interval at most")
    func neverLong() {
        for place in 0..<50 {
            let schedule = SyncSchedule(interval: 300, place: place, count: 50)
            let wait = schedule.turn(after: 777, random: 1) - 777
            #expect(wait >= 30 && wait <= 336)
        }
    }

    @Test("after a start everybody is asked soon, but not everybody at once")
    func startDelays() {
        #expect(SyncSchedule(interval: 300, place: 0, count: 2).startDelay == 0)
        #expect(SyncSchedule(interval: 300, place: 1, count: 2).startDelay == 2)
        #expect(SyncSchedule(interval: 300, place: 999, count: 1000).startDelay < 300)
    }

    @Test("failures in a row wait longer and longer, to a limit, and as long as was asked for")
    func backoff() {
        var backoff = Backoff()
        #expect((0..<7).map { _ in backoff.next(asked: 0, random: 0) } == [10, 20, 40, 80, 160, 300, 300])
        #expect(backoff.next(asked: 3_600, random: 0) == 3_600)
        #expect(backoff.next(asked: 0, random: 1) > 300)
        backoff.reset()
        #expect(backoff.next(asked: 188, random: 0) == 188)
        for _ in 0..<100 { _ = backoff.next(asked: 0, random: 0) }
        #expect(backoff.next(asked: 0, random: 0) == 300)
    }

    @Test("who is refreshed often waits no longer than a minute after an outage")
    func backoffOfTheOften() {
        var backoff = Backoff(limit: 60)
        #expect((0..<5).map { _ in backoff.next(asked: 0, random: 0) } == [10, 20, 40, 60, 60])
        #expect(backoff.next(asked: 600, random: 0) == 600)
        var tooShort = Backoff(limit: 1)
        #expect(tooShort.next(asked: 0, random: 0) == Backoff.shortest)
    }
}
