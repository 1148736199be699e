extension SimulatedCloud {
    private static let activityMeta: Set<String> = [
        "deviceid", "hash_deviceid", "timezone", "date", "modified", "brand", "modelid", "model", "is_tracker",
    ]

    /// `getactivity`: a row for each day and source, oldest first; changes come in no order.
    func activities(_ request: CloudRequest, of person: CloudPerson) throws(CloudRefusal) -> CloudJSON {
        let window = try ListWindow.days(request, inclusive: rules.lastUpdateIsInclusive)
        let fields = request.list("data_fields").map(Set.init)
        var chosen = person.activities.filter(window.contains)
        if window.isByChange { chosen = Self.shuffled(chosen) }
        let page = try ListPage(chosen, request, size: rules.activityPageSize)
        return page.body("activities", offsetAlways: rules.offsetOnLastPage) { row in
            guard let fields else { return row.fields }
            return row.fields.filter { Self.activityMeta.contains($0) || fields.contains($0) }
        }
    }

    /// `getworkouts`: in no order, and one of them twice.
    func workouts(
        _ request: CloudRequest,
        of person: CloudPerson,
        _ plan: DataPlan
    ) throws(CloudRefusal) -> CloudJSON {
        let window = try ListWindow.days(request, inclusive: rules.lastUpdateIsInclusive)
        let fields = Set(request.list("data_fields") ?? []).union(["algo_pause_duration"])
        var chosen = Self.shuffled(person.workouts.filter(window.contains))
        let isDoubledAlready = Set(chosen.map(\.identity)).count < chosen.count
        if rules.doublesOneWorkout, !isDoubledAlready, let last = chosen.last {
            chosen.insert(last, at: chosen.count / 2)
        }
        let page = try ListPage(chosen, request, size: rules.workoutPageSize)
        return page.body("series", offsetAlways: rules.offsetOnLastPage) { row in
            Self.narrowing(row) { fields.contains($0) && plan.shows(workoutField: $0) }
        }
    }

    /// The row with only some members of its `data`.
    static func narrowing(_ row: CloudRow, keeping isKept: (String) -> Bool) -> CloudJSONObject {
        var row = row.fields
        if let data = row["data"]?.objectValue {
            row["data"] = .object(data.filter(isKept))
        }
        return row
    }

    /// An order without meaning that is the same for every page.
    static func shuffled(_ rows: [CloudRow]) -> [CloudRow] {
        rows.enumerated().sorted { one, other in
            let left = UInt32(truncatingIfNeeded: one.offset) &* 2_654_435_761
            let right = UInt32(truncatingIfNeeded: other.offset) &* 2_654_435_761
            return left < right
        }.map(\.element)
    }
}
