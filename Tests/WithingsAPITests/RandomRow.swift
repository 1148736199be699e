import WithingsAPI

/// Makes rows and, for each, one of the many texts by which Withings could send it.
struct RandomRow {
    var random: SplitMix
    /// How often a value is replaced by null.
    var nullOdds = 0.0

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    mutating func chance(_ odds: Double) -> Bool { Double.random(in: 0..<1, using: &random) < odds }

    /// A number as a number or as a text.
    mutating func number(_ value: some BinaryInteger) -> String {
        if chance(nullOdds) { return "null" }
        return chance(0.2) ? "\"\(value)\"" : "\(value)"
    }

    mutating func text(_ value: String) -> String {
        if chance(nullOdds) { return "null" }
        return "\"\(value.replacing("/", with: chance(0.5) ? "\\/" : "/"))\""
    }

    mutating func object(_ fields: [(String, String)]) -> String {
        let space = chance(0.3) ? " " : ""
        return "{" + fields.map { "\"\($0.0)\"\(space):\(space)\($0.1)" }.joined(separator: "\(space),\n") + space + "}"
    }

    /// Fields that nobody knows, and the text under which they should be kept.
    mutating func unknown() -> (fields: [(String, String)], kept: String?, leaves: Int) {
        var fields: [(String, String)] = []
        var leaves = 0
        for index in 0..<Int.random(in: 0...3, using: &random) {
            let (value, count) = [
                ("null", 0), ("7", 1), ("-1.50", 1), ("\"te\\/xt\"", 1), ("true", 1), ("[1, \"b\"]", 2),
                ("{\"a\": {\"b\": 0}}", 1), ("[]", 0), ("\"\"", 1),
            ][Int.random(in: 0..<9, using: &random)]
            fields.append(("x\(index)", value))
            leaves += count
        }
        let kept = fields.filter { $0.1 != "null" }.map { "\"\($0.0)\":\($0.1)" }
        return (fields, kept.isEmpty ? nil : "{\(kept.joined(separator: ","))}", leaves)
    }

    /// Known fields in any order, unknown ones among them in their own order.
    mutating func mixed(_ known: [(String, String)], _ unknown: [(String, String)]) -> [(String, String)] {
        var fields = known.shuffled(using: &random)
        var place = 0
        for field in unknown {
            place = Int.random(in: place...fields.count, using: &random)
            fields.insert(field, at: place)
            place += 1
        }
        return fields
    }

    mutating func measure() -> (measure: Measure, json: String) {
        let extra = unknown()
        let value = Int64.random(in: -1_000_000...1_000_000, using: &random)
        let unit = Int.random(in: -5...2, using: &random)
        var measure = Measure(
            type: MeasureType(Int.random(in: 1...300, using: &random)),
            value: ExactDecimal(value, exponent: unit),
            unknownFields: extra.kept
        )
        var fields = [
            ("value", number(value)), ("type", number(measure.type.rawValue)), ("unit", number(unit)),
        ]
        if chance(0.5) {
            measure.algorithm = Int.random(in: 0...Int(Int32.max), using: &random)
            measure.fm = 131
            fields += [("algo", number(measure.algorithm ?? 0)), ("fm", number(131))]
        }
        if chance(0.3) {
            measure.position = BodyPosition(Int.random(in: 0...30, using: &random))
            fields.append(("position", number(measure.position?.rawValue ?? 0)))
        } else if chance(0.3) {
            fields.append(("position", "null"))
        }
        return (measure, object(mixed(fields, extra.fields)))
    }

    mutating func group() -> (group: MeasureGroup, json: String, unknownLeaves: Int) {
        let extra = unknown()
        let measures = (0..<Int.random(in: 0...5, using: &random)).map { _ in measure() }
        let date = Int64.random(in: 0...2_000_000_000, using: &random)
        let device = chance(0.7) ? "\(UInt64.random(in: .min ... .max, using: &random))aaaaaaaaaaaaaaaa" : nil
        let group = MeasureGroup(
            id: Int64.random(in: 1...(1 << 53), using: &random),
            attribution: Attribution(Int.random(in: 0...20, using: &random)),
            category: chance(0.9) ? .reading : .objective,
            measuredAt: date,
            createdAt: date + 60,
            modifiedAt: date + 61,
            deviceID: device,
            modelID: device == nil ? nil : 6,
            modelName: device == nil ? nil : "Body Cardio",
            timeZone: chance(0.5) ? "America/Argentina/Buenos_Aires" : nil,
            measures: measures.map(\.measure),
            unknownFields: extra.kept
        )
        var fields = [
            ("grpid", number(group.id)), ("attrib", number(group.attribution.rawValue)), ("date", number(date)),
            ("created", number(date + 60)), ("modified", number(date + 61)),
            ("category", number(group.category.rawValue)), ("comment", "null"),
            ("measures", "[" + measures.map(\.json).joined(separator: ", ") + "]"),
        ]
        if let device {
            fields.append(("deviceid", text(device)))
            if chance(0.5) { fields.append(("hash_deviceid", text(device))) }
            fields += [(chance(0.5) ? "modelid" : "model_id", number(6)), ("model", text("Body Cardio"))]
        } else if chance(0.5) {
            fields += [("deviceid", "null"), ("hash_deviceid", "null"), ("modelid", "null"), ("model", "null")]
        }
        if let zone = group.timeZone { fields.append(("timezone", text(zone))) }
        return (group, object(mixed(fields, extra.fields)), extra.leaves)
    }

    mutating func night() -> (night: SleepSummary, json: String) {
        let extra = unknown()
        let start = Int64.random(in: 0...2_000_000_000, using: &random)
        var values: [SleepField: ExactDecimal] = [:]
        var data: [(String, String)] = []
        for field in SleepField.documented where field.rawValue != "night_events" && chance(0.5) {
            let value = ExactDecimal(Int64.random(in: -1...100_000, using: &random), exponent: chance(0.2) ? -2 : 0)
            values[field] = value
            data.append((field.rawValue, chance(0.2) ? "\"\(value)\"" : "\(value)"))
        }
        let isCompleted = [true, false, nil][Int.random(in: 0..<3, using: &random)]
        let day = LocalDay(daysSinceEpoch: Int.random(in: 0...20_000, using: &random))
        let night = SleepSummary(
            id: Int64.random(in: 1...(1 << 40), using: &random),
            day: day,
            timeZone: "Europe/Paris",
            startAt: start,
            endAt: start + 28_800,
            createdAt: start + 30_000,
            modifiedAt: start + 30_001,
            isCompleted: isCompleted,
            deviceClass: 32,
            modelID: 63,
            deviceID: "dd",
            values: values,
            unknownFields: extra.kept
        )
        var fields = [
            ("id", number(night.id)), ("date", text(day.description)), ("timezone", text("Europe/Paris")),
            ("startdate", number(start)), ("enddate", number(start + 28_800)), ("created", number(start + 30_000)),
            ("modified", number(start + 30_001)), ("model", number(32)), ("model_id", number(63)),
            ("hash_deviceid", text("dd")),
            ("data", data.isEmpty && chance(0.5) ? "[]" : object(data.shuffled(using: &random))),
        ]
        if let isCompleted {
            let forms = isCompleted ? ["true", "1", "\"1\""] : ["false", "0", "\"0\""]
            fields.append(("completed", forms[Int.random(in: 0..<3, using: &random)]))
        }
        return (night, object(mixed(fields, extra.fields)))
    }
}
