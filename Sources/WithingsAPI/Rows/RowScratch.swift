import WithingsModel

/// What the rows of one answer share while they are read.
struct RowScratch {
    /// Answers with more unreadable rows are not Withings'; keeping them all could fill the memory.
    static let mostRejected = 10_000
    static let longestRejected = 65_536

    var pool = StringPool()
    private(set) var rejected: [RejectedRow] = []
    /// Under which name the row stands, where the list is a map.
    var key: JSONText?
    /// Gathers the measures of one group, so that each group's own array has just their size.
    var measures: [Measure] = []

    var rejectedCount: Int { rejected.count }

    /// - Parameter key: the name of the row, where it belongs to the row.
    mutating func reject(_ row: JSONText, _ fault: JSONFault, key: JSONText? = nil) throws(JSONFault) {
        guard rejected.count < Self.mostRejected else {
            throw JSONFault(kind: .syntax, reason: "Too many rows cannot be read.", offset: fault.offset)
        }
        let json = row.verbatim(limit: Self.longestRejected)
        let named = key.map { "{\"\($0.verbatim(limit: Self.longestRejected))\":\(json)}" }
        rejected.append(RejectedRow(json: named ?? json, reason: fault.reason))
    }

    /// Forgets what was rejected inside a row that is rejected as a whole.
    mutating func forgetRejected(after count: Int) {
        rejected.removeLast(rejected.count - count)
    }

    /// Says of which group the measures are that were rejected in it: the group is listed, whatever is wrong with them.
    mutating func place(rejectedAfter count: Int, inGroup id: Int64) {
        for place in rejected.indices.dropFirst(count) {
            rejected[place].json = "{\"grpid\":\(id),\"measures\":[\(rejected[place].json)]}"
        }
    }

    mutating func string(_ piece: JSONText?) -> String? {
        piece.flatMap { pool.string($0) }
    }
}
