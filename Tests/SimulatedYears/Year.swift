import Foundation
import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsModel

/// A year of two people with everything that goes wrong in one: the bridge and the cloud on one virtual clock. What
/// happens follows from the seed alone.
final class Year {
    /// What a day brought that must not be.
    struct Failure: Error {
        var seed: UInt64
        var day: Int
        var says: [String]
    }

    static let anna: Int64 = 11
    static let ben: Int64 = 22
    static let people = [anna, ben]
    static let day = 86_400

    let seed: UInt64
    let world = SerialWorld.shared
    /// The machine's clock, which somebody may set wrong.
    let clock: ManualClock
    let cloud: SimulatedCloud
    let wire: InProcessCloud
    let door = Doorbell()
    let path: String
    var random: SeededRandom
    var bridge: Bridge?
    var tally = Tally()
    var number = 0
    /// What was deleted at the cloud without a trace, by how its line begins, and when it has to be gone here at the latest.
    var deletions: [Int64: [String: Double]] = [:]
    /// What the mats noticed of each person.
    var beds: [Int64: Set<BedMoment>] = [:]
    /// What readings said at the end of the last day.
    var lastSaid: [Int64: [Int64: MeasureGroup]] = [:]
    /// When the program was started lately, by Withings' clock.
    var starts: [Double] = []
    /// By how much the machine's clock is wrong.
    var clockError = 0.0

    /// How many days in a hundred bring all sorts of things; on the others little happens and nothing goes wrong.
    let busyDays: Int
    /// The first days are busy ones in any case: the history is read then.
    private static let firstDays = 10

    /// Everything begins here, on a Tuesday in November.
    static let start = 1_700_000_000.0

    /// Seconds between two refreshes; nil for what a long life can afford.
    private let interval: Double?

    init(seed: UInt64, busyDays: Int = 100, interval: Double? = nil, folder: URL) throws {
        self.seed = seed
        self.busyDays = busyDays
        self.interval = interval
        random = SeededRandom(seed)
        path = folder.appendingPathComponent("year-\(seed).db").path
        let clock = ManualClock(now: Self.start)
        self.clock = clock
        var rules = CloudRules()
        // Small pages, so that every list has several.
        rules.measurePageSize = 40
        rules.sleepPageSize = 25
        rules.activityPageSize = 25
        rules.workoutPageSize = 10
        rules.heartPageSize = 5
        rules.offsetOnLastPage = true
        rules.cancellation = .afterTwentyDays
        rules.notificationTroubles = NotificationTroubles(lost: 0.15, doubled: 0.15, late: 0.3, lateness: 5_400)
        // Withings' clock is right, whatever happens to the machine's.
        cloud = SimulatedCloud(
            people: Self.people.map { CloudPerson.beginning($0, now: Int(Self.start)) },
            rules: rules,
            now: { clock.uptime + Self.start }
        )
        wire = InProcessCloud(cloud)
    }

    /// Withings' time.
    var now: Double { clock.uptime + Self.start }
    var second: Int { Int(now) }

    /// Lives through so many days.
    ///
    /// - Throws: ``Failure`` at the first day after which something is not as it must be.
    func live(days: Int) throws {
        try begin()
        for day in 1...days {
            number = day
            let isBusy = day <= Self.firstDays || Int.random(in: 0..<100, using: &random) < busyDays
            for hours in isBusy ? [[0], [3], [7], [9], [12], [15], [18]] : [[0, 3, 7], [9, 12, 15, 18]] {
                if isBusy || hours.contains(7) || random.chance(0.5) { try happen(hours.last ?? 0) }
                if isBusy { trouble() }
                try pass(hours.reduce(0) { sum, _ in sum + Double.random(in: 6_000...11_400, using: &random) })
            }
            try calmDown()
            try check(isLast: day == days)
        }
        try end()
        tally.days += days
    }

    private func begin() throws {
        let (cloud, door) = (cloud, door)
        try world.run { await cloud.reachCallbacks(by: door) }
        try bearLife()
        guard let store = bridge?.store else { return }
        let people = Self.people
        try world.run {
            for user in people {
                let pair = await cloud.handOutTokens(of: user)
                let now = EpochSeconds(Self.start)
                let id = WithingsUserID(user)
                try await Bridge.vault(store).save(
                    Tokens(
                        accessToken: pair.access,
                        refreshToken: pair.refresh,
                        expiresAt: now + 10_800,
                        obtainedAt: now
                    ),
                    of: id
                )
                let scopes = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]
                try await store.save(
                    Account(id: "id\(user)", user: id, profile: "\(user)", linkedAt: now, scopes: scopes)
                )
            }
        }
        // It was linked before the first start, which is a start like any other.
        try die()
        try bearLife()
    }

    /// Starts the program.
    func bearLife() throws {
        starts.append(now)
        bridge = try Bridge.start(
            path: path,
            // Far between, so that a year is one of few turns; farther where little happens.
            interval: interval ?? (busyDays == 100 || random.chance(0.5) ? 21_600 : 129_600),
            cloud: wire,
            clock: clock,
            door: door,
            random: SeededRandom(random.next())
        )
        world.drain()
    }

    /// Nothing is left of the program but its files.
    func die() throws {
        guard let bridge else { return }
        self.bridge = nil
        door.answer(by: nil)
        bridge.fate.kill()
        bridge.task.cancel()
        world.drain()
        let (task, store) = (bridge.task, bridge.store)
        try world.run {
            _ = await task.result
            try await store.close()
        }
        tally.lives += 1
    }

    private func end() throws { try die() }

    /// Lets time pass, from one sleeper's awakening to the next; a program that was killed is started again a while
    /// later.
    func pass(_ seconds: Double) throws {
        let end = clock.uptime + seconds
        try settle()
        while clock.uptime < end - 1e-6 {
            var step = min(end - clock.uptime, clock.secondsToNextWake ?? .infinity)
            if let delivery = try nextDelivery() { step = min(step, delivery - now) }
            clock.advance(by: max(step, 0.001))
            try settle()
        }
    }

    private func nextDelivery() throws -> Double? {
        let cloud = cloud
        return try world.run { await cloud.nextDelivery }
    }

    private func settle() throws {
        world.drain()
        if let delivery = try nextDelivery(), delivery <= now {
            let cloud = cloud
            try world.run { await cloud.deliverDue() }
        }
        guard let bridge, bridge.fate.isDead else { return }
        try die()
        let downtime = random.chance(0.7) ? 5 : Double.random(in: 60...7_200, using: &random)
        try pass(downtime)
        try bearLife()
    }
}
