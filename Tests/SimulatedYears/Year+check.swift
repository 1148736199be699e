import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsModel

extension Year {
    /// The end of a day: whatever was broken works, and there is time enough to make good for it.
    func calmDown() throws {
        let cloud = cloud
        try world.run { await cloud.stopFailing() }
        bridge?.fate.isDiskFull = false
        bridge?.wire.weather = .fair
        try pass(10_000)
        bridge?.wire.weather = .fair
        if let service = bridge?.service { try world.run { await service.syncNow() } }
        try pass(4_000)
    }

    /// How far back the record is looked at every day.
    private static let lookedBack = 20 * 86_400.0
    /// After so many days the whole record is held against the cloud, as far back as it goes: comparing years every day
    /// would take longer than living them.
    private static let wholeEvery = 7

    /// Whether the record says what the cloud says: that of the last weeks every day, all of it every week and at the end.
    func check(isLast: Bool) throws {
        let isWhole = isLast || number % Self.wholeEvery == 0
        let since = isWhole ? 0 : EpochSeconds(now - Self.lookedBack)
        var differences: [String] = []
        for user in Self.people { differences += try compare(user, since: since) }
        differences += try bedDifferences()
        differences += try versionDifferences()
        differences += try tokens()
        differences += try requests()
        guard differences.isEmpty else { throw Failure(seed: seed, day: number, says: differences) }
    }

    private func compare(_ user: Int64, since: EpochSeconds) throws -> [String] {
        guard let store = bridge?.store else { return ["the program does not run"] }
        let cloud = cloud
        let (truth, kept, others) = try world.run {
            guard let person = await cloud.person(user) else { throw SerialWorld.Stuck() }
            var truth = RecordComparison(of: person, since: since)
            truth.addDetail(of: person)
            var kept = try await RecordComparison(of: user, in: store, since: since)
            try await kept.addDetail(of: user, in: store)
            return (truth, kept, try await Self.others(person, store))
        }
        tally.rows = max(tally.rows, truth.count)
        // What was deleted a moment ago may still be here; for how long, depends on whether anybody told.
        let now = now
        let due = (deletions[user] ?? [:]).filter { $0.value > now }
        deletions[user] = due
        let isForgiven = { (line: String) in due.keys.contains { line.hasPrefix($0) } }
        return truth.difference(from: kept, most: 4, forgiving: isForgiven).map { "\(user): \($0)" } + others
    }

    /// Goals and devices, of which there are few.
    private static func others(_ person: CloudPerson, _ store: any BridgeStore) async throws -> [String] {
        let user = WithingsUserID(person.userID)
        var differences: [String] = []
        let steps = try await store.goals(of: user)?.steps.map { "\($0)" } ?? "none"
        let truth = person.goals?["steps"]?.integerValue.map { "\($0)" } ?? "none"
        if steps != truth { differences.append("\(user): goal of \(steps) steps, not \(truth)") }
        let devices = Set(try await store.devices(of: user).map(\.id))
        let listed = Set(person.devices.compactMap { $0["deviceid"]?.stringValue })
        if devices != listed {
            differences.append("\(user): devices \(devices.sorted()), not \(listed.sorted())")
        }
        let aside = try await store.counts(of: user).setAside
        if aside > 0 { differences.append("\(user): \(aside) rows were set aside though all could be read") }
        return differences
    }

    /// Nobody has to link again.
    private func tokens() throws -> [String] {
        guard let store = bridge?.store else { return [] }
        return try world.run {
            try await store.accounts().compactMap { account in
                account.needsOwner.map { "\(account.user): needs the owner: \($0)" }
            }
        }
    }

    /// Never more than Withings allows in any minute of one life. Who is killed in the middle of a history knows no longer what
    /// was asked a moment ago; that a minute which such a start lies in may have more, and is refused then, is decided in
    /// `RequestBudget`.
    private func requests() throws -> [String] {
        let cloud = cloud
        let log = try world.run { () -> [CloudLogEntry] in
            let log = await cloud.log
            await cloud.clearLog()
            return log
        }
        tally.requests += log.count
        for entry in log { tally.note("\(entry.time) \(entry.path) \(entry.action) \(entry.userID ?? 0)") }
        let times = log.filter { $0.userID != nil }.map(\.time)
        var first = 0
        var most = 0
        for last in times.indices {
            let start = starts.last { $0 <= times[last] } ?? 0
            while times[last] - times[first] >= 60 || times[first] < start { first += 1 }
            most = max(most, last - first + 1)
        }
        starts = starts.suffix(1)
        tally.busiestMinute = max(tally.busiestMinute, most)
        return most > 120 ? ["\(most) requests within a minute"] : []
    }
}
