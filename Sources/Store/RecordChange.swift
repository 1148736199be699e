/// What saving a page changed.
package struct RecordChange: Sendable, Equatable {
    /// Records that were not there before.
    package var added: Int
    /// Records that were there and are different now.
    package var changed: Int
    /// Records that got a tombstone.
    package var removed: Int
    /// The records that were not there before, where somebody may want to hear of them.
    package var news: RecordNews
    package var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }

    package init(added: Int = 0, changed: Int = 0, removed: Int = 0, news: RecordNews = RecordNews()) {
        self.added = added
        self.changed = changed
        self.removed = removed
        self.news = news
    }
}

/// What saving one record did.
package enum SaveOutcome: Sendable {
    case added, changed, unchanged
}

extension RecordChange {
    package mutating func add(_ outcome: SaveOutcome) {
        switch outcome {
        case .added: added += 1
        case .changed: changed += 1
        case .unchanged: break
        }
    }

    /// Adds the numbers and the news of another part of the same page.
    package mutating func add(_ other: RecordChange) {
        added += other.added
        changed += other.changed
        removed += other.removed
        news.measureGroups += other.news.measureGroups
        news.sleep += other.news.sleep
        news.completedSleep += other.news.completedSleep
        news.workouts += other.news.workouts
        news.heartRecordings += other.news.heartRecordings
    }
}
