/// What a person walks on a day, and what the cloud has of it at a moment.
struct DemoWalk {
    /// How often a watch or a phone brings its count to the cloud, in seconds.
    static let syncStep = 300

    let midnight: Int
    /// The midnight after.
    let end: Int
    /// Until when the cloud has the day.
    let seen: Int
    let isClosed: Bool
    /// When the last of the day came in, or will.
    let closing: Int
    /// Of the whole day.
    let steps: Double
    /// Seconds by which a watch that was out of reach brings its day later.
    let late: Int
    let isWatchWorn: Bool
    let isPhoneCarriedToo: Bool
    let pace: DemoPace

    init(_ profile: DemoProfile, _ day: CivilDay, seed: UInt64, condition: DemoCondition, asOf: Int) {
        var dice = Dice(seed, profile.index, 30, day.number)
        midnight = condition.zone.second(day, 0)
        end = condition.zone.second(CivilDay(number: day.number + 1), 0)
        closing = end + dice.whole(60...1_200)
        isClosed = closing <= asOf
        seen = isClosed ? end : min(end, max(midnight + 1_800, asOf / Self.syncStep * Self.syncStep))
        var steps = profile.steps * (condition.isWeekend ? 0.86 : 1) * (1 - 0.13 * condition.winter)
        if condition.isIll { steps *= 0.3 }
        if condition.isAway { steps *= 1.5 }
        self.steps = steps * max(0.25, 1 + 0.28 * dice.bell())
        late = dice.chance(0.03) ? dice.whole(1...3) * 86_400 : 0
        isWatchWorn = profile.tracker.map { $0.isUsed(day) } ?? false && !dice.chance(0.04)
        isPhoneCarriedToo = dice.chance(0.4)
        pace = DemoPace(length: end - midnight, Dice(seed, profile.index, 31, day.number))
    }

    /// The part of the day's steps that the cloud has.
    var passed: Double { pace.part(seen - midnight) }

    /// When the row of the day was last changed.
    var modified: Int { isClosed ? closing : seen }
}
