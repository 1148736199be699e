extension SimulatedCloud {
    /// What a night carries when nothing is named.
    private static let defaultFields: Set<String> = [
        "wakeupduration", "wakeupcount", "durationtosleep", "remsleepduration", "durationtowakeup", "total_timeinbed",
        "total_sleep_time", "sleep_efficiency", "sleep_latency", "wakeup_latency", "waso", "nb_rem_episodes",
        "out_of_bed_count", "lightsleepduration", "deepsleepduration",
    ]
    private static let signalNames: Set<String> = [
        "hr", "rr", "snoring", "sdnn_1", "rmssd", "hrv_quality", "mvt_score", "chest_movement_rate", "withings_index",
        "breathing_sounds",
    ]

    /// `getsummary`: nights and naps, newest first; changes come in no order.
    func nights(_ request: CloudRequest, of person: CloudPerson, _ plan: DataPlan) throws(CloudRefusal) -> CloudJSON {
        let window = try ListWindow.days(request, inclusive: rules.lastUpdateIsInclusive)
        let fields = request.list("data_fields").map(Set.init) ?? Self.defaultFields
        var chosen = person.nights.filter(window.contains)
        if window.isByChange { chosen = Self.shuffled(chosen) }
        let page = try ListPage(chosen, request, size: rules.sleepPageSize)
        return page.body("series", offsetAlways: rules.offsetOnLastPage) { row in
            Self.narrowing(row) { fields.contains($0) && plan.shows(sleepField: $0) }
        }
    }

    /// `get`: the segments that begin within 24 hours of `startdate`, of all devices and in no order.
    func sleepDetail(
        _ request: CloudRequest,
        of person: CloudPerson,
        _ plan: DataPlan
    ) throws(CloudRefusal) -> CloudJSON {
        guard let start = try request.integer("startdate") else { throw .missingParameter("startdate") }
        guard let end = try request.integer("enddate"), end >= start else { throw .invalidParameter("enddate") }
        let span = start...min(end, start + 86_399)
        let fields = Set(request.list("data_fields") ?? [])
        let rows = Self.shuffled(person.segments(in: span))
        let segments = rows.map { row in
            CloudJSON.object(
                row.fields.filter { name in
                    !Self.signalNames.contains(name) || (fields.contains(name) && plan.shows(sleepField: name))
                }
            )
        }
        let isByWatch = !rows.isEmpty && rows.allSatisfy { ($0["model_id"]?.integerValue ?? 63) >= 90 }
        return ["series": .array(segments), "model": isByWatch ? 16 : 32]
    }
}
