/// What happens to the people of the demo as time goes by. The same seed and moment give the same rows.
struct DemoLife: Sendable {
    /// A visitor sees something move at least this often, in seconds.
    static let extraStep = 150

    let seed: UInt64
    let profiles: [DemoProfile]
    /// Rows up to here have been told.
    private(set) var lived: Int
    /// From when on there is an extra reading every few minutes; nil for never.
    private(set) var extrasSince: Int?

    init(seed: UInt64, now: Int, stretch: Double = 1) {
        self.seed = seed
        profiles = DemoPeople(seed: seed, now: now, stretch: stretch).profiles
        lived = now
    }

    /// Every person with their whole history.
    func people() -> [CloudPerson] {
        profiles.map { profile in
            let last = profile.home.day(of: lived).number + 1
            let rows = rows(of: profile, days: profile.first.number...last, changedAfter: .min)
            var person = CloudPerson(
                userID: profile.userID,
                name: profile.name,
                timeZone: profile.home.name,
                devices: devices(of: profile),
                goals: profile.goals,
                measureGroups: rows.groups,
                activities: rows.activities,
                nights: rows.nights
            )
            person.workouts = rows.workouts
            person.heartRecords = rows.heartRecords
            person.stethoscopeRecords = rows.stethoscopeRecords
            person.detail = DemoDetail(profile: profile, seed: seed, since: lived - DemoDetail.reach)
            return person
        }
    }

    /// Begins to add readings that an ordinary day would not have.
    mutating func hurry() { extrasSince = lived }

    /// Lives on; gives what has become new or different for each person.
    mutating func live(until now: Int) -> [(DemoProfile, DemoRows)] {
        guard now > lived else { return [] }
        let before = lived
        lived = now
        return profiles.map { profile in
            let first = max(profile.first.number, profile.home.day(of: before).number - 61)
            let last = max(first, profile.home.day(of: now).number + 1)
            var rows = rows(of: profile, days: first...last, changedAfter: before - 2)
            rows.groups += extras(of: profile, after: before)
            return (profile, rows)
        }
    }

    private func rows(of profile: DemoProfile, days: ClosedRange<Int>, changedAfter moment: Int) -> DemoRows {
        var rows = DemoRows()
        for number in days {
            let day = DemoDay(profile, CivilDay(number: number), seed: seed, asOf: lived)
            rows.take(day, changedAfter: moment)
        }
        return rows
    }

    /// The products of a person with the state of their batteries.
    func devices(of profile: DemoProfile) -> [CloudJSON] {
        let today = profile.home.day(of: lived)
        return profile.owned.filter { $0.isUsed(today) }.map { owned in
            let charge = (today.number + owned.device.modelID * 13) % 100
            return owned.device.row(
                battery: charge < 70 ? "high" : (charge < 92 ? "medium" : "low"),
                timeZone: profile.home.name,
                firstSession: profile.home.second(owned.from, 64_000),
                lastSession: lived / 1_800 * 1_800 - owned.device.modelID * 17
            )
        }
    }

    /// A reading for one person or the other in every few minutes.
    private func extras(of profile: DemoProfile, after moment: Int) -> [CloudRow] {
        guard let since = extrasSince, profile.index <= 2 else { return [] }
        let first = max(since, moment) / Self.extraStep
        let last = lived / Self.extraStep
        return (max(first, last - 2_000)...last).compactMap { slot in
            let date = slot * Self.extraStep
            guard slot % 2 == profile.index - 1, date + 9 <= lived, date + 9 > max(since, moment) else { return nil }
            return extra(of: profile, slot: slot, date: date)
        }
    }

    private func extra(of profile: DemoProfile, slot: Int, date: Int) -> CloudRow {
        var dice = Dice(seed, profile.index, 90, slot)
        let day = profile.home.day(of: date)
        let condition = DemoCondition(profile, day, seed: seed)
        let measures: [CloudMeasure]
        var device = profile.scale(on: day)
        if dice.chance(0.5) {
            let body = Composition(weight: condition.weight + 0.3 * dice.bell(), fat: condition.fat)
            measures = device?.modelID == 10 ? body.ofBodyScan : body.ofBodyCardio
        } else {
            device = profile.monitor?.device
            measures = [
                CloudMeasure(9, Int(profile.diastolic + 3 * dice.bell()), unit: 0),
                CloudMeasure(10, Int(profile.systolic + 5 * dice.bell()), unit: 0),
                CloudMeasure(11, Int(condition.pulse + 5 + 3 * dice.bell()), unit: 0),
            ]
        }
        return .measureGroup(
            grpid: 8_000_000_000 + slot,
            attrib: 0,
            date: date,
            created: date + 9,
            device: device,
            measures: measures,
            timeZone: profile.home.name
        )
    }
}
