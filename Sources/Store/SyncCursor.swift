import WithingsModel

/// How far the sync of one kind of record of one person is.
package struct SyncCursor: Sendable, Codable, Equatable {
    /// The largest `modified` seen; the next refresh asks from here on (`lastupdate`).
    package var lastModified: EpochSeconds?
    /// When Withings last answered this kind without a fault.
    package var succeededAt: EpochSeconds?
    package var backfill: Backfill
    /// When a trailing stretch was last read again to find what was deleted.
    package var recentSweptAt: EpochSeconds?
    /// When everything was last read again to find what was deleted.
    package var wholeSweptAt: EpochSeconds?

    /// How far the fetch of the whole history is, newest first.
    package struct Backfill: Sendable, Codable, Equatable {
        package var isComplete: Bool
        /// `offset` of the next page, where the history is read page by page.
        package var nextOffset: Int64?
        /// The upper end of what is still to be read, where it is read in slices of time: everything after is kept.
        package var reachedBackTo: EpochSeconds?
        /// Rows read so far, for the progress that people see.
        package var rows: Int

        package init(
            isComplete: Bool = false,
            nextOffset: Int64? = nil,
            reachedBackTo: EpochSeconds? = nil,
            rows: Int = 0
        ) {
            self.isComplete = isComplete
            self.nextOffset = nextOffset
            self.reachedBackTo = reachedBackTo
            self.rows = rows
        }
    }

    package init(
        lastModified: EpochSeconds? = nil,
        succeededAt: EpochSeconds? = nil,
        backfill: Backfill = Backfill(),
        recentSweptAt: EpochSeconds? = nil,
        wholeSweptAt: EpochSeconds? = nil
    ) {
        self.lastModified = lastModified
        self.succeededAt = succeededAt
        self.backfill = backfill
        self.recentSweptAt = recentSweptAt
        self.wholeSweptAt = wholeSweptAt
    }
}
