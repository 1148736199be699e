import Foundation
import Testing
import WithingsModel

@Suite("Calendar days")
struct LocalDayTests {
    @Test(
        "A day is read and written as YYYY-MM-DD",
        arguments: ["2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31"]
    )
    func roundTrip(text: String) {
        #expect(LocalDay(text)?.description == text)
    }

    @Test(
        "A day that no calendar has is none",
        arguments: [
            "", "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01",
            "2024-1-1",
            "20240101", "+024-01-01", "2024-01-+1", "2024-01-01T00:00", "2024-01-01-", "２０２４-01-01",
        ]
    )
    func refusing(text: String) {
        #expect(LocalDay(text) == nil)
    }

    @Test("Counting days forth and back meets every day once")
    func counting() throws {
        var day = try #require(LocalDay("1968-01-01"))
        for number in -731..<20_000 {
            #expect(day.daysSinceEpoch == number)
            #expect(LocalDay(daysSinceEpoch: number) == day)
            #expect(LocalDay(day.description) == day)
            let next = day.adding(days: 1)
            #expect(day < next)
            #expect(next.adding(days: -1) == day)
            day = next
        }
    }

    @Test(
        "Days where the clocks change have 23 or 25 hours",
        arguments: [
            ("Europe/Paris", "2024-03-31", 23), ("Europe/Paris", "2024-10-27", 25),
            ("America/New_York", "2024-03-10", 23),
            ("America/New_York", "2024-11-03", 25), ("Asia/Seoul", "2024-03-31", 24),
            ("Asia/Kolkata", "2024-03-31", 24),
            // Half an hour on Lord Howe; at midnight in Beirut and Santiago, whose day then starts at one.
            ("America/Santiago", "2024-09-08", 23), ("Asia/Beirut", "2024-03-31", 23),
        ]
    )
    func clockChange(zone: String, text: String, hours: Int64) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let day = try #require(LocalDay(text))
        let start = day.start(in: zone)
        #expect(day.adding(days: 1).start(in: zone) - start == hours * 3_600)
        #expect(LocalDay(of: start, in: zone) == day)
        #expect(LocalDay(of: start - 1, in: zone) == day.adding(days: -1))
        #expect(LocalDay(of: start + hours * 3_600 - 1, in: zone) == day)
    }

    @Test(
        "Every moment falls on the day that starts before it",
        arguments: [
            "Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Kiritimati",
            "Pacific/Pago_Pago",
        ]
    )
    func moments(zone: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        var moment: EpochSeconds = -1_000_000_000
        while moment < 2_000_000_000 {
            let day = LocalDay(of: moment, in: zone)
            #expect(day.start(in: zone) <= moment)
            #expect(day.adding(days: 1).start(in: zone) > moment)
            moment += 8_640_123
        }
    }

    @Test("Moments and distances beyond the calendar stay at its ends", arguments: [EpochSeconds.min, .max])
    func ends(moment: EpochSeconds) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let end = moment < 0 ? "0001-01-01" : "9999-12-31"
        #expect(LocalDay(of: moment, in: zone).description == end)
        #expect(LocalDay("2024-01-01")?.adding(days: moment < 0 ? .min : .max).description == end)
    }

    @Test("A day goes through Codable as its text, and nonsense does not come back")
    func coding() throws {
        let day = try #require(LocalDay("2024-02-29"))
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == #"["2024-02-29"]"#)
        #expect(try JSONDecoder().decode([LocalDay].self, from: data) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalDay].self, from: Data(#"["2023-02-29"]"#.utf8))
        }
    }
}
