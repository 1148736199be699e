/// A row of one of Withings' lists.
protocol JSONRow {
    static var form: RowForm { get }

    /// Reads the row.
    ///
    /// - Throws: a fault of kind `content` when the row as such is unusable; the reader goes back and sets it aside.
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> Self
}

extension JSONRow {
    static var form: RowForm { .listed }
}

extension JSONReader {
    /// Reads a list of rows; those that cannot be read are set aside and do not take the others down.
    ///
    /// The back end writes an empty map as `[]` and a list with gaps as a map, so both are taken for a list.
    mutating func rows<Row: JSONRow>(_ scratch: inout RowScratch) throws(JSONFault) -> [Row] {
        var rows: [Row] = []
        switch try next() {
        case .array:
            try beginArray()
            while try nextElement() { try row(into: &rows, &scratch) }
        case .object:
            if Row.form == .listedOrAlone, try isSingleRow() {
                try row(into: &rows, &scratch)
                return rows
            }
            try beginObject()
            while let key = try nextKey() {
                scratch.key = key
                try row(into: &rows, &scratch)
            }
            scratch.key = nil
        default:
            guard try takeNull() else { throw contentFault("A list should stand here.") }
        }
        return rows
    }

    /// Whether the map that comes next is a row itself: the names of its fields are words, those of a list with gaps
    /// are numbers.
    private func isSingleRow() throws(JSONFault) -> Bool {
        var ahead = self
        try ahead.beginObject()
        guard let name = try ahead.nextKey() else { return false }
        return name.moment == nil
    }

    private mutating func row<Row: JSONRow>(into rows: inout [Row], _ scratch: inout RowScratch) throws(JSONFault) {
        let mark = self
        let rejectedBefore = scratch.rejectedCount
        do throws(JSONFault) {
            rows.append(try Row.read(&self, &scratch))
        } catch {
            guard error.kind == .content else { throw error }
            self = mark
            skipSpace()
            let raw = try skipValue()
            scratch.forgetRejected(after: rejectedBefore)
            try scratch.reject(raw, error, key: Row.form == .keyed ? scratch.key : nil)
        }
    }

    /// Opens a map; false for what stands for an empty one (`[]`, null), which is read.
    mutating func enterMap() throws(JSONFault) -> Bool {
        switch try next() {
        case .object:
            try beginObject()
            return true
        case .array:
            try beginArray()
            if try nextElement() { throw contentFault("A map should stand here.") }
            return false
        default:
            guard try takeNull() else { throw contentFault("A map should stand here.") }
            return false
        }
    }
}
