import WithingsModel

/// What the rows of one answer share while they are read.
struct RowScratch {
    /// Answers with more unreadable rows are not Withings'; keeping them all could fill the memory.
    static let mostRejected = 10_000
    static let longestRejected = 65_536

    var pool = StringPool()
    private(set) var rejected: [RejectedRow] = []
    /// Gathers the measures of one group, so that each group's own array has just their size.
    var measures: [Measure] = []

    var rejectedCount: Int { rejected.count }

    mutating func reject(_ row: JSONText, _ fault: JSONFault) throws(JSONFault) {
        guard rejected.count < Self.mostRejected else {
            throw JSONFault(kind: .syntax, reason: "Too many rows cannot be read.", offset: fault.offset)
        }
        rejected.append(RejectedRow(json: row.verbatim(limit: Self.longestRejected), reason: fault.reason))
    }

    /// Forgets what was rejected inside a row that is rejected as a whole.
    mutating func forgetRejected(after count: Int) {
        rejected.removeLast(rejected.count - count)
    }

    mutating func string(_ piece: JSONText?) -> String? {
        piece.flatMap { pool.string($0) }
    }
}
