import Store
import WithingsModel

extension Year {
    /// So many of the latest readings are looked at; those that are corrected are among them.
    private static let readingsLookedAt = 150

    /// What a reading said at the end of an earlier day, and says no longer, is among what it said before; and nothing is
    /// among it in which nothing changed.
    func versionDifferences() throws -> [String] {
        guard let store = bridge?.store else { return [] }
        var differences: [String] = []
        for user in Self.people {
            let readings = try world.run {
                try await store.keptMeasureGroups(of: WithingsUserID(user), before: .max, limit: Self.readingsLookedAt)
            }
            var said = lastSaid[user] ?? [:]
            for reading in readings {
                let id = reading.group.id
                let all = [reading.group] + reading.earlier.map(\.group)
                if let before = said[id], !all.contains(where: before.hasTheContent) {
                    differences.append("\(user): \(id) has forgotten what it said the day before")
                }
                if zip(all, all.dropFirst()).contains(where: { $0.hasTheContent(of: $1) }) {
                    differences.append("\(user): \(id) remembers a version that says what the next one says")
                }
                said[id] = reading.group
            }
            lastSaid[user] = said
            tally.versions = max(tally.versions, readings.reduce(0) { $0 + $1.earlier.count })
        }
        return differences
    }
}
