/// One day of one person, and the rows that it leaves behind as they are at a moment.
struct DemoDay {
    let profile: DemoProfile
    let day: CivilDay
    let seed: UInt64
    /// Rows that the cloud gets later are not there yet.
    let asOf: Int
    let condition: DemoCondition

    private(set) var groups: [CloudRow] = []
    private(set) var nights: [CloudRow] = []
    private(set) var activities: [CloudRow] = []
    private(set) var workouts: [CloudRow] = []
    private(set) var heartRecords: [CloudRow] = []
    private(set) var stethoscopeRecords: [CloudRow] = []
    private var groupCount = 0

    init(_ profile: DemoProfile, _ day: CivilDay, seed: UInt64, asOf: Int) {
        self.profile = profile
        self.day = day
        self.seed = seed
        self.asOf = asOf
        condition = DemoCondition(profile, day, seed: seed)
        addAccount()
        addWeighIns()
        addPressure()
        addTemperature()
        addOddities()
        addNights()
        addActivity()
        addWorkouts()
        addRecordings()
    }

    /// Dice for one purpose, so that one more throw here changes nothing elsewhere.
    func dice(_ purpose: Int) -> Dice { Dice(seed, profile.index, 10 + purpose, day.number) }

    /// A local time of the day.
    func second(_ seconds: Int) -> Int { condition.zone.second(day, seconds) }

    /// Adds a group if the cloud has it by now; its number is taken in any case.
    mutating func add(
        _ measures: [CloudMeasure],
        date: Int,
        created: Int,
        attrib: Int = 0,
        category: Int = 1,
        device: CloudDevice?
    ) {
        groupCount += 1
        guard created <= asOf else { return }
        groups.append(
            .measureGroup(
                grpid: 3_000_000_000 + profile.index * 500_000_000 + day.number * 100 + groupCount,
                attrib: attrib,
                date: date,
                created: created,
                category: category,
                device: device,
                measures: measures,
                timeZone: condition.zone.name
            )
        )
    }

    mutating func add(night: CloudRow) { nights.append(night) }
    mutating func add(activity: CloudRow) { activities.append(activity) }
    mutating func add(workout: CloudRow) { workouts.append(workout) }
    mutating func add(heartRecord: CloudRow) { heartRecords.append(heartRecord) }
    mutating func add(stethoscopeRecord: CloudRow) { stethoscopeRecords.append(stethoscopeRecord) }
}
