import Foundation

/// How a person is on a day: at home or away, well or ill, and what the body is like.
struct DemoCondition {
    var zone: LocalZone
    var isAway: Bool
    var isIll: Bool
    /// In kilograms.
    var weight: Double
    var fat: Double
    var pulse: Double
    /// 1 in winter, -1 in summer.
    var winter: Double
    var isWeekend: Bool

    private static let places = [
        LocalZone("America/New_York"), LocalZone("Asia/Seoul"), LocalZone("Europe/Lisbon"),
    ]

    init(_ profile: DemoProfile, _ day: CivilDay, seed: UInt64) {
        let years = Double(day.number - profile.first.number) / 365.25
        winter = cos(2 * .pi * (Double(day.number) - 19_745) / 365.25)
        isWeekend = day.weekday >= 6

        // A journey may fall into each block of half a year, an illness into each quarter.
        var trip = Dice(seed, profile.index, 1, day.number / 183)
        let tripStart = trip.whole(10...150)
        let tripDays = trip.whole(6...13)
        isAway =
            profile.travels && trip.chance(0.75)
            && (tripStart..<tripStart + tripDays).contains(day.number % 183)
        zone = isAway ? Self.places[trip.whole(0...2)] : profile.home
        var illness = Dice(seed, profile.index, 2, day.number / 91)
        let illStart = illness.whole(5...80)
        let illDays = illness.whole(4...7)
        isIll = illness.chance(0.35) && (illStart..<illStart + illDays).contains(day.number % 91)

        var dice = Dice(seed, profile.index, 3, day.number)
        let phase = Double(profile.index) * 1.7
        let wave = 1.4 * sin(2 * .pi * Double(day.number) / 431 + phase) + 0.6 * sin(2 * .pi * Double(day.number) / 97)
        let week = day.weekday == 1 ? 0.35 : (day.weekday == 5 ? -0.15 : 0)
        weight =
            profile.weight + profile.trend * years + 0.8 * winter + wave + week + (isIll ? -0.7 : 0)
            + 0.28 * dice.bell()
        fat = profile.fat + 0.004 * winter - 0.0035 * years + 0.0035 * wave + 0.002 * dice.bell()
        pulse = profile.pulse + (isIll ? 11 : 0) + 2.2 * dice.bell()
    }
}
