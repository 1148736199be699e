import WithingsModel

/// How often somebody measures, to tell when the next time is overdue.
package struct Habit: Sendable, Equatable {
    /// The median of the times between two readings, at least some minutes apart.
    package var interval: EpochSeconds
    package var lastAt: EpochSeconds

    /// - Parameter moments: ascending.
    /// - Returns: nil for somebody without a habit: fewer than six readings in four months before the last.
    package init?(_ moments: [EpochSeconds]) {
        guard let last = moments.last else { return nil }
        let recent = moments.filter { $0 > last - 120 * 86_400 }
        let gaps = zip(recent, recent.dropFirst()).map { $1 - $0 }.filter { $0 > 3_600 }.sorted()
        guard gaps.count >= 5 else { return nil }
        interval = gaps[gaps.count / 2]
        lastAt = last
    }

    /// True where twice the usual time has passed, and a day on top for days that are simply full. After a year it is
    /// no longer a habit.
    package func isOverdue(at now: EpochSeconds) -> Bool {
        let age = now - lastAt
        return age > 2 * interval + 86_400 && age < 365 * 86_400
    }
}
