import WithingsModel

/// A record in Withings' own form: its names, every number with the digits it came with, and what nobody knows yet where
/// it was found.
struct RecordJSON: Sendable {
    private var members: [(name: String, value: String)] = []
    private var unknown: String?

    init(_ night: SleepSummary) {
        add("id", "\(night.id)")
        add(text: "timezone", night.timeZone)
        add("model", night.deviceClass.map(String.init))
        add("model_id", night.modelID.map(String.init))
        add(text: "hash_deviceid", night.deviceID)
        add("startdate", "\(night.startAt)")
        add("enddate", "\(night.endAt)")
        add(text: "date", night.day.description)
        add("completed", night.isCompleted.map { $0 ? "true" : "false" })
        add("created", "\(night.createdAt)")
        add("modified", "\(night.modifiedAt)")
        add("data", Self.object(Self.sorted(night.values) { $0.rawValue }, depth: 1))
        unknown = night.unknownFields
    }

    init(_ day: DailyActivity) {
        add(text: "date", day.day.description)
        add(text: "timezone", day.timeZone)
        add(text: "deviceid", day.deviceID)
        add("brand", day.brand.map(String.init))
        add("is_tracker", day.isTracker.map { $0 ? "true" : "false" })
        add("modelid", day.modelID.map(String.init))
        add(text: "model", day.modelName)
        add("modified", "\(day.modifiedAt)")
        members += Self.sorted(day.values) { $0.rawValue }
        unknown = day.unknownFields
    }

    init(_ workout: Workout) {
        add("id", "\(workout.id)")
        add("category", "\(workout.category.rawValue)")
        add(text: "timezone", workout.timeZone)
        add("model", workout.modelID.map(String.init))
        add("attrib", workout.attribution.map { "\($0.rawValue)" })
        add("startdate", "\(workout.startAt)")
        add("enddate", "\(workout.endAt)")
        add(text: "date", workout.day.description)
        add(text: "deviceid", workout.deviceID)
        add("data", Self.object(Self.sorted(workout.values) { $0.rawValue }, depth: 1))
        add("created", workout.createdAt.map(String.init))
        add("modified", "\(workout.modifiedAt)")
        unknown = workout.unknownFields
    }

    /// - Parameter signal: what `heart get` gave for it; nil where it is not kept.
    init(_ recording: HeartRecording, signal: HeartSignal?) {
        add("timestamp", "\(recording.at)")
        add("modified", recording.modifiedAt.map(String.init))
        add(text: "deviceid", recording.deviceID)
        add("model", recording.modelID.map(String.init))
        add(text: "timezone", recording.timeZone)
        add("heart_rate", recording.heartRate?.description)
        let ecg = [
            ("signalid", recording.signalID.map(String.init)), ("afib", recording.atrialFibrillation.map(String.init)),
        ]
        addPart("ecg", ecg)
        addPart(
            "bloodpressure",
            [("diastole", recording.diastolic?.description), ("systole", recording.systolic?.description)]
        )
        addPart(
            "stetho",
            [
                ("signalid", recording.stethoscopeSignalID.map(String.init)),
                ("vhd", recording.valvularHeartDisease.map(String.init)),
            ]
        )
        unknown = recording.unknownFields
        guard let signal else { return }
        var body: [(String, String)] = []
        body.append(("signal", "[" + signal.samples.map(String.init).joined(separator: ",") + "]"))
        if let frequency = signal.samplingFrequency { body.append(("sampling_frequency", "\(frequency)")) }
        if let position = signal.position { body.append(("wearposition", "\(position.rawValue)")) }
        if let model = signal.modelID { body.append(("model", "\(model)")) }
        if let rate = signal.heartRate { body.append(("heart_rate", rate.description)) }
        add("signal", Self.object(body, unknown: signal.unknownFields, depth: 1))
    }

    init(_ recording: StethoscopeRecording) {
        add("signalid", "\(recording.signalID)")
        add("timestamp", "\(recording.at)")
        add(text: "deviceid", recording.deviceID)
        add(text: "timezone", recording.timeZone)
        add("vhd", recording.valvularHeartDisease.map(String.init))
        unknown = recording.unknownFields
    }

    init(_ device: Device) {
        add(text: "deviceid", device.id)
        add(text: "type", device.type)
        add(text: "model", device.modelName)
        add("model_id", device.modelID.map(String.init))
        add(text: "battery", device.battery)
        add(text: "timezone", device.timeZone)
        add("first_session_date", device.firstSessionAt.map(String.init))
        add("last_session_date", device.lastSessionAt.map(String.init))
        unknown = device.unknownFields
    }

    init(_ goals: Goals) {
        add("steps", goals.steps?.description)
        add("sleep", goals.sleep?.description)
        add("weight", goals.weight.map { #"{ "value": \#($0.mantissa), "unit": \#($0.exponent) }"# })
        unknown = goals.unknownFields
    }

    var text: String { Self.object(members, unknown: unknown, depth: 0) + "\n" }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { members.append((name, value)) }
    }

    private mutating func add(text name: String, _ value: String?) { add(name, value.map(JSONText.quoted)) }

    private mutating func addPart(_ name: String, _ parts: [(String, String?)]) {
        let known = parts.compactMap { part in part.1.map { (part.0, $0) } }
        if !known.isEmpty { add(name, Self.object(known, depth: 1)) }
    }

    private static func sorted<Field: Hashable>(
        _ values: [Field: ExactDecimal],
        _ name: (Field) -> String
    ) -> [(name: String, value: String)] {
        values.map { (name: name($0.key), value: $0.value.description) }.sorted { $0.name < $1.name }
    }

    private static func object(_ members: [(String, String)], unknown: String? = nil, depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth + 1)
        let lines = members.map { "\(JSONText.quoted($0.0)): \($0.1)" } + MeasureGroupJSON.inner(unknown)
        guard !lines.isEmpty else { return "{}" }
        return "{\n\(indent)" + lines.joined(separator: ",\n\(indent)") + "\n" + String(indent.dropLast(2)) + "}"
    }
}
