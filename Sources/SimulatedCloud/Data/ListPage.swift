/// One page of the rows that a request chose.
struct ListPage {
    var rows: ArraySlice<CloudRow>
    var hasMore: Bool
    /// Where the next page begins, counted in rows.
    var next: Int

    init(_ rows: [CloudRow], _ request: CloudRequest, size: Int) throws(CloudRefusal) {
        let offset = try request.integer("offset") ?? 0
        guard offset >= 0 else { throw .invalidParameter("offset") }
        let start = min(offset, rows.count)
        let end = min(start + max(1, size), rows.count)
        self.rows = rows[start..<end]
        hasMore = end < rows.count
        next = end
    }

    /// A body in the form that all lists but `getmeas` have.
    func body(_ name: String, offsetAlways: Bool, row: (CloudRow) -> CloudJSONObject) -> CloudJSON {
        .object([
            name: .array(rows.map { .object(row($0)) }),
            "more": .bool(hasMore),
            "offset": .integer(hasMore || offsetAlways ? next : 0),
        ])
    }
}
