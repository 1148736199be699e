/// The people who share a login, and, in the demo, the life that goes on.
package struct Household: Sendable {
    package var people: [CloudPerson]
    var life: DemoLife?

    /// The years of a demo of which nobody says how many it has.
    package static let usualYears = 6.1

    package init(people: [CloudPerson]) {
        self.people = people
    }

    /// Anna, Jonas and Mila Weber with up to six years of readings. All of it is made up.
    ///
    /// - Parameters:
    ///   - seed: the same seed and moment give the same rows.
    ///   - now: seconds since 1970; nothing is known of after it.
    ///   - years: how long ago the first reading is, 1 to 20.
    package static func demo(seed: UInt64 = 20_260, now: Double, years: Double = usualYears) -> Household {
        let life = DemoLife(seed: seed, now: Int(now), stretch: min(20, max(1, years)) / usualYears)
        var household = Household(people: life.people())
        household.life = life
        return household
    }
}
