import Foundation
import Store
import WithingsModel

/// The nights before and after one: the nearest that are kept, however many days lie between.
struct NightNeighbours: Sendable, Equatable {
    var before: LocalDay?
    var after: LocalDay?

    /// Looked through around the night, in days; whoever sleeps with a device every night is found in the first.
    private static let reaches = [5, 60, 800, 20_000]

    /// - Parameter zone: the house's own. Rows of other zones may lie a day beside it, so more is read than is asked for.
    init(
        of day: LocalDay,
        user: WithingsUserID,
        in store: any RecordStore,
        at zone: TimeZone,
        until today: LocalDay
    ) async throws {
        for reach in Self.reaches where before == nil {
            let first = max(day.adding(days: -reach), GraphSpan.beginning)
            let range = Self.moments(first, day, zone)
            before = try await store.sleep(of: user, endingIn: range).map(\.day).filter { $0 < day }.max()
            if first == GraphSpan.beginning { break }
        }
        for reach in Self.reaches where after == nil && day <= today {
            let last = min(day.adding(days: reach), today)
            let range = Self.moments(day, last, zone)
            after = try await store.sleep(of: user, endingIn: range).map(\.day).filter { $0 > day }.min()
            if last == today { break }
        }
    }

    private static func moments(_ first: LocalDay, _ last: LocalDay, _ zone: TimeZone) -> Range<EpochSeconds> {
        let start = min(first, last).adding(days: -1).start(in: zone)
        return start..<max(start + 1, max(first, last).adding(days: 2).start(in: zone))
    }
}
