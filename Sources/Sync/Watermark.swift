import WithingsModel

/// From when on the next refresh asks (`lastupdate`): the largest `modified` that Withings sent, never the clock here.
///
/// It moves only after the last page of a list, because the order within a list is not promised; and never beyond the
/// moment at which the first page was asked for, because what changes while later pages are read may lie on an earlier
/// one.
struct Watermark: Sendable, Equatable {
    /// How far back the very first refresh looks; the history does the rest.
    static let firstWindow: EpochSeconds = 14 * 86_400
    /// Asked for again each time: `lastupdate` may exclude its own second, and a row may become visible a little later
    /// than its `modified` says. What is kept already is not kept twice.
    static let overlap: EpochSeconds = 60

    private let previous: EpochSeconds?
    private let askedAt: EpochSeconds
    private var earliestServerTime: EpochSeconds
    private var marks: [EpochSeconds] = []
    private var pages = 0
    private var isCutShort = false

    /// - Parameter askedAt: the time at Withings, as well as it is known.
    init(previous: EpochSeconds?, askedAt: EpochSeconds) {
        self.previous = previous
        self.askedAt = askedAt
        earliestServerTime = askedAt
    }

    /// What to send as `lastupdate`.
    var since: EpochSeconds { max(0, previous.map { $0 - Self.overlap } ?? askedAt - Self.firstWindow) }

    /// - Parameter isCutShort: whether there is more that cannot be asked for; then it stays where it is, so that the next
    ///   refresh asks for that as well.
    mutating func read(marks: [EpochSeconds], updatedAt: EpochSeconds?, isCutShort: Bool = false) {
        self.isCutShort = self.isCutShort || isCutShort
        pages += 1
        if pages == 1, let updatedAt { earliestServerTime = updatedAt }
        self.marks += marks
    }

    /// The watermark once the list is read to its end.
    var afterLastPage: EpochSeconds {
        // A single answer is a snapshot; a `modified` far ahead of Withings' own time would hide all that follows.
        let limit = pages == 1 ? earliestServerTime + 86_400 : earliestServerTime
        let largest = marks.lazy.filter { $0 <= limit }.max()
        // Nothing yet: remember where the first refresh began, since the history is read from here on.
        let start = previous ?? min(since, max(0, earliestServerTime - Self.firstWindow))
        return isCutShort ? start : max(start, largest ?? start)
    }
}
