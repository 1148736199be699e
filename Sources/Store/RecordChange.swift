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
