import Foundation
import Testing
import WithingsModel

@Suite("The offsets of time zones that are learned once")
struct ZoneOffsetsTests {
    @Test("They are those that the system says, in every zone and all the time, also beyond what is learned")
    func offsets() throws {
        var random = SplitMix(seed: 11)
        for name in TimeZone.knownTimeZoneIdentifiers {
            let zone = try #require(TimeZone(identifier: name))
            let offsets = ZoneOffsets.of(zone)
            for _ in 0..<60 {
                let moment = EpochSeconds.random(in: 0..<2_600_000_000, using: &random)
                let said = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
                #expect(offsets.seconds(at: moment) == EpochSeconds(said), "\(name) at \(moment)")
            }
        }
    }

    @Test(
        "The clocks change to the second when the system says, however rarely or often that is",
        arguments: [
            "Europe/Berlin", "America/New_York", "Africa/Casablanca", "Africa/Cairo", "Asia/Gaza", "Asia/Pyongyang",
            "Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "Europe/Istanbul", "America/Caracas",
            "Asia/Seoul",
        ]
    )
    func changes(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let offsets = ZoneOffsets.of(zone)
        func said(_ moment: EpochSeconds) -> EpochSeconds {
            EpochSeconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment))))
        }
        var hour: EpochSeconds = 1_199_145_600
        while hour < 1_830_000_000 {
            if said(hour) != said(hour + 3_600) {
                for moment in stride(from: hour, through: hour + 3_600, by: 60) {
                    #expect(offsets.seconds(at: moment) == said(moment), "\(moment)")
                    #expect(offsets.seconds(at: moment - 1) == said(moment - 1), "\(moment - 1)")
                }
            }
            hour += 3_600
        }
    }

    @Test(
        "A day begins when the calendar says, also where the clocks are set at midnight or a day is left out",
        arguments: [
            "Europe/Berlin", "America/Havana", "America/Sao_Paulo", "America/Santiago", "Asia/Beirut", "Asia/Amman",
            "Africa/Cairo", "Pacific/Apia", "Asia/Tehran", "America/Asuncion", "Atlantic/Azores", "Asia/Gaza",
        ]
    )
    func beginnings(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        // 1999 to 2046: from before what is learned to after it.
        for number in 10_600..<27_800 {
            let day = LocalDay(daysSinceEpoch: number)
            let midday = EpochSeconds(number) * 86_400 + 43_200
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(midday)))
            let noon = Date(timeIntervalSince1970: TimeInterval(midday - EpochSeconds(offset)))
            let start = EpochSeconds(calendar.startOfDay(for: noon).timeIntervalSince1970)
            #expect(day.start(in: zone) == start, "\(day)")
        }
    }
}
