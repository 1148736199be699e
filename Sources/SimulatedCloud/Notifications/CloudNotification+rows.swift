extension CloudNotification {
    private static let typesOfCategories: [(category: Int, types: Set<Int>)] = [
        (1, [1, 5, 6, 8, 71, 73, 76, 77, 88, 91]), (2, [12, 71, 73]), (4, [9, 10, 11, 54]),
        (63, [147, 148, 151, 204, 205, 248, 249, 251]),
    ]

    /// What a new, changed or deleted group of measures raises.
    static func about(measureGroup row: CloudRow, of userID: Int64) -> [CloudNotification] {
        let types = Set((row["measures"]?.arrayValue ?? []).compactMap { $0["type"]?.integerValue })
        return typesOfCategories.filter { !$0.types.isDisjoint(with: types) }.map { entry in
            .span(userID, entry.category, from: row.time, to: row.time + 1)
        }
    }

    /// What a new, changed or deleted night raises.
    static func about(night row: CloudRow, of userID: Int64) -> CloudNotification {
        .span(userID, 44, from: row.time, to: row["enddate"]?.integerValue ?? row.time)
    }

    /// What a recording of the heart raises.
    static func about(heartRecord row: CloudRow, of userID: Int64) -> CloudNotification {
        .span(userID, 54, from: row.time, to: row.time + 30)
    }

    /// What a recording of the stethoscope raises.
    static func about(stethoscopeRecord row: CloudRow, of userID: Int64) -> CloudNotification {
        .span(userID, 61, from: row.time, to: row.time + 20)
    }
}
