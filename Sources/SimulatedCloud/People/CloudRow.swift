/// One row of a list as it is served, with what it is sorted and chosen by.
package struct CloudRow: Sendable, Equatable {
    /// The row, in the words of the API.
    package private(set) var fields: CloudJSONObject
    /// `date` of a measure group, `startdate` of a night, a workout or a segment; 0 for a day's activity.
    package private(set) var time = 0
    /// `YYYY-MM-DD` where the row has one.
    package private(set) var day = ""
    package private(set) var modified = 0
    /// 1 for a reading, 2 for an objective; nil where rows have none.
    package private(set) var category: Int?

    package init(_ fields: CloudJSONObject) {
        self.fields = fields
        readKeys()
    }

    /// A field of the row; setting nil removes it.
    package subscript(key: String) -> CloudJSON? {
        get { fields[key] }
        set {
            fields[key] = newValue
            readKeys()
        }
    }

    /// What tells this row from others of its kind: `grpid`, `id` or `signalid`.
    package var identity: Int? {
        fields["grpid"]?.integerValue ?? fields["id"]?.integerValue ?? fields["signalid"]?.integerValue
            ?? fields["ecg"]?["signalid"]?.integerValue
    }

    private mutating func readKeys() {
        time = 0
        day = ""
        modified = 0
        category = nil
        for member in fields.members {
            switch (member.key, member.value) {
            case ("date", .integer(let value)), ("startdate", .integer(let value)), ("timestamp", .integer(let value)):
                time = value
            case ("date", .string(let value)): day = value
            case ("modified", .integer(let value)): modified = value
            case ("category", .integer(let value)): category = value
            default: break
            }
        }
    }
}
