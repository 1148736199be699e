extension SimulatedCloud {
    /// `getmeas`: groups of measures, newest first. Objectives come too unless `category` says which.
    func measures(
        _ request: CloudRequest,
        of person: CloudPerson,
        _ plan: DataPlan
    ) throws(CloudRefusal) -> CloudJSON {
        let window = try ListWindow.times(request, inclusive: rules.lastUpdateIsInclusive)
        let category = try request.integer("category")
        let types = try wantedTypes(request)
        let chosen = person.measureGroups.filter { row in
            window.contains(row)
                && (category == nil || row.category == category)
                && (types == nil || Self.measures(in: row).contains { Self.isWanted($0, types) })
        }
        let page = try ListPage(chosen, request, size: rules.measurePageSize)
        let groups = page.rows.map { row -> CloudJSON in
            guard types != nil || !plan.total else { return .object(row.fields) }
            var fields = row.fields
            fields["measures"] = .array(
                Self.measures(in: row).filter { measure in
                    Self.isWanted(measure, types) && plan.shows(measure: measure["type"]?.integerValue ?? 0)
                }
            )
            return .object(fields)
        }
        var body: CloudJSONObject = [
            "updatetime": .integer(Int(now())),
            "timezone": .string(person.timeZone),
            "measuregrps": .array(groups),
        ]
        if page.hasMore {
            body["more"] = 1
            body["offset"] = .integer(page.next)
        } else if rules.offsetOnLastPage {
            body["more"] = 0
            body["offset"] = .integer(page.next)
        }
        return .object(body)
    }

    private func wantedTypes(_ request: CloudRequest) throws(CloudRefusal) -> Set<Int>? {
        if let type = try request.integer("meastype") { return [type] }
        guard let names = request.list("meastypes") else { return nil }
        var types: Set<Int> = []
        for name in names {
            guard let type = Int(name) else { throw .invalidParameter("meastypes") }
            types.insert(type)
        }
        return types
    }

    private static func measures(in row: CloudRow) -> [CloudJSON] {
        row["measures"]?.arrayValue ?? []
    }

    private static func isWanted(_ measure: CloudJSON, _ types: Set<Int>?) -> Bool {
        guard let types else { return true }
        return types.contains(measure["type"]?.integerValue ?? .min)
    }
}
