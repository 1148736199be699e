/// What saving a page changed.
package struct RecordChange: Sendable, Equatable {
    /// Records that were not there before.
    package var added: Int
    /// Records that were there and are different now.
    package var changed: Int
    package var isEmpty: Bool { added == 0 && changed == 0 }

    package init(added: Int = 0, changed: Int = 0) {
        self.added = added
        self.changed = changed
    }
}
