import WithingsModel

/// One answer of a list.
public struct Page<Row: Sendable>: Sendable {
    public var rows: [Row]
    /// Rows that could not be read; they never take the others down.
    public var rejected: [RejectedRow]
    /// What to send as `offset` for the next page; nil on the last one.
    public var nextOffset: Int64?
    /// The server says that there is more and gives no way on: what follows cannot be asked for, so the list is not whole.
    public var isCutShort: Bool
    /// Withings' time of the answer (`updatetime`), where it says so.
    public var updatedAt: EpochSeconds?
    /// The time zone of the person's profile, where the answer has one.
    public var timeZone: String?
    /// What else the answer says beside its list (`model` of `sleep get`, say), as one JSON object.
    public var unknownFields: String?

    public init(
        rows: [Row],
        rejected: [RejectedRow] = [],
        nextOffset: Int64? = nil,
        isCutShort: Bool = false,
        updatedAt: EpochSeconds? = nil,
        timeZone: String? = nil,
        unknownFields: String? = nil
    ) {
        self.rows = rows
        self.rejected = rejected
        self.nextOffset = nextOffset
        self.isCutShort = isCutShort
        self.updatedAt = updatedAt
        self.timeZone = timeZone
        self.unknownFields = unknownFields
    }
}

extension Page: Equatable where Row: Equatable {}
