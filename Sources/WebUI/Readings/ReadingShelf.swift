import Store
import WithingsModel

/// A page of readings, newest first.
struct ReadingShelf: Sendable {
    private(set) var readings: [KeptMeasureGroup] = []
    /// From where the next page goes on; nil at the end of the record.
    private(set) var next: EpochSeconds?

    static let length = 60
    private static let batch = 400
    /// So many batches are looked through for one page; the page goes on from there.
    private static let patience = 40

    /// - Parameter before: readings measured earlier than this.
    init(
        _ filter: ReadingFilter,
        of user: WithingsUserID,
        before: EpochSeconds,
        in store: any RecordStore
    ) async throws {
        var before = before
        for _ in 0..<Self.patience {
            let limit = filter == .all ? Self.length + 1 : Self.batch
            let groups = try await store.keptMeasureGroups(of: user, before: before, limit: limit)
            let whole = Self.wholeSeconds(groups, limit: limit)
            for (index, kept) in whole.enumerated() where filter.accepts(kept) {
                readings.append(kept)
                // A second that several readings share is not torn in two.
                let isLastOfSecond =
                    index + 1 >= whole.count || whole[index + 1].group.measuredAt != kept.group.measuredAt
                if readings.count >= Self.length, isLastOfSecond {
                    next = kept.group.measuredAt
                    return
                }
            }
            guard groups.count >= limit, let last = whole.last?.group.measuredAt else { return }
            before = last
        }
        next = before
    }

    /// Without the last second of a full answer, since more of it may follow; unless there is nothing else.
    private static func wholeSeconds(_ groups: [KeptMeasureGroup], limit: Int) -> [KeptMeasureGroup] {
        guard groups.count >= limit, let last = groups.last?.group.measuredAt,
            let first = groups.first?.group.measuredAt, first != last
        else { return groups }
        return groups.filter { $0.group.measuredAt != last }
    }
}
