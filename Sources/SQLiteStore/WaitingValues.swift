import WithingsModel

/// Values of one series that wait to be inserted. They come almost always in the order of the table, and then nobody sorts.
struct WaitingValues {
    /// Where a value belongs in its series, and where it is.
    struct Value {
        var measuredAt: EpochSeconds
        var group: Int64
        var place: Int
        /// Which of the waiting groups has it.
        var index: Int

        func comes(before other: Value) -> Bool {
            (measuredAt, group, place) < (other.measuredAt, other.group, other.place)
        }
    }

    private var values: [Value] = []
    private var isInOrder = true

    var count: Int { values.count }

    mutating func add(_ value: Value) {
        if isInOrder, let last = values.last, value.comes(before: last) { isInOrder = false }
        values.append(value)
    }

    var inOrder: [Value] { isInOrder ? values : values.sorted { $0.comes(before: $1) } }
}
