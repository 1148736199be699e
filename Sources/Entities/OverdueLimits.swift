import WithingsModel

/// How long something may go without being measured before it counts as overdue: for everybody, or for one person.
package struct OverdueLimits: Sendable, Equatable {
    /// Days by group's word (`weight`, `blood_pressure`).
    package var everybody: [String: Double]
    /// The same by profile; goes before what holds for everybody.
    package var profiles: [String: [String: Double]]

    package init(everybody: [String: Double] = [:], profiles: [String: [String: Double]] = [:]) {
        self.everybody = everybody
        self.profiles = profiles
    }

    /// The limit in seconds; nil where the owner set none.
    package func seconds(for group: ReadingGroup, of profile: String) -> EpochSeconds? {
        guard let days = profiles[profile]?[group.rawValue] ?? everybody[group.rawValue], days > 0 else { return nil }
        return EpochSeconds(min(days, 36_500) * 86_400)
    }
}
