extension SimulatedCloud {
    private static let sampleMeta: Set<String> = ["deviceid", "model", "model_id"]
    /// What comes when no field is named; the newer ones have to be named.
    private static let defaultSampleFields: Set<String> = [
        "steps", "elevation", "calories", "distance", "stroke", "pool_lap", "duration", "heart_rate",
    ]

    /// `getintradayactivity`: the samples of at most 24 hours from `startdate`, by their second.
    func samples(_ request: CloudRequest, of person: CloudPerson, _ plan: DataPlan) throws(CloudRefusal) -> CloudJSON {
        let day = 86_400
        let startdate = try request.integer("startdate")
        let enddate = try request.integer("enddate")
        let start = startdate ?? (enddate ?? Int(now())) - day
        let end = enddate ?? start + day
        guard start <= end else { throw .invalidParameter("enddate") }
        let fields = request.list("data_fields").map(Set.init) ?? Self.defaultSampleFields
        var series: [Int: CloudJSONObject] = [:]
        for sample in person.samples(in: start...min(end, start + day - 1)) {
            let values = sample.fields.filter { fields.contains($0) && plan.shows(sampleField: $0) }
            guard !values.isEmpty else { continue }
            var row = series[sample.time] ?? sample.fields.filter(Self.sampleMeta.contains)
            for member in values.members { row[member.key] = member.value }
            series[sample.time] = row
        }
        let members = series.sorted { $0.key < $1.key }.map { time, row in
            CloudJSONObject.Member(key: String(time), value: .object(row))
        }
        return ["series": .object(CloudJSONObject(members))]
    }
}
