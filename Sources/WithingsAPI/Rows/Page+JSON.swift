import WithingsModel

extension Page where Row: JSONRow {
    /// Reads the `body` of a list.
    ///
    /// - Parameters:
    ///   - list: the name of the list in the body.
    ///   - offset: what was sent as `offset`; a page that does not lead on from there is the last.
    static func read(
        _ reader: inout JSONReader,
        list: StaticString,
        after offset: Int64
    ) throws(JSONFault) -> Page {
        var scratch = RowScratch()
        var page = Page(rows: [])
        var unknown = UnknownFields()
        var isFound = false
        var isNamed = false
        var isPaged = false
        var hasMore = false
        var nextOffset: Int64?
        if try reader.enterMap() {
            while let key = try reader.nextKey() {
                isPaged = true
                switch key {
                case list:
                    page.rows = try reader.rows(&scratch)
                    isFound = true
                case "more": hasMore = try reader.more()
                case "offset": if case .value(let number) = try reader.integer() { nextOffset = number }
                case "updatetime": if case .value(let number) = try reader.integer() { page.updatedAt = number }
                case "timezone": if case .value(let words) = try reader.words() { page.timeZone = words.decoded }
                default:
                    isNamed = true
                    try reader.keep(key, in: &unknown)
                }
            }
        }
        // `body` may be an empty map, but one with other things and without its list is not the answer to this question.
        guard isFound || !isNamed else { throw reader.contentFault("The list that was asked for is missing.") }
        // With nothing but what stands beside a list it may be one with nothing in it, or one that got lost.
        if !isFound, isPaged { page.isCutShort = true }
        page.rejected = scratch.rejected
        page.unknownFields = unknown.json(&scratch.pool)
        if hasMore {
            if let nextOffset, nextOffset > offset { page.nextOffset = nextOffset } else { page.isCutShort = true }
        }
        return page
    }
}

extension JSONReader {
    /// `more` is 0 or 1, false or true, "0" or "1". Whatever else it may be: better one question too many than a
    /// history without its end.
    fileprivate mutating func more() throws(JSONFault) -> Bool {
        switch try flag() {
        case .value(let more): more
        case .null: false
        case .misfit: true
        }
    }
}
