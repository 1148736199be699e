import WithingsAPI

extension RandomRow {
    /// Figures of an open set and the map that holds them.
    mutating func figures<Field: RawRepresentable<String> & Hashable>(
        _ documented: [Field]
    ) -> (values: [Field: ExactDecimal], fields: [(String, String)]) {
        var values: [Field: ExactDecimal] = [:]
        var fields: [(String, String)] = []
        for field in documented where chance(0.5) {
            let value = ExactDecimal(Int64.random(in: -1...100_000, using: &random), exponent: chance(0.2) ? -2 : 0)
            if chance(nullOdds) {
                fields.append((field.rawValue, "null"))
            } else {
                values[field] = value
                fields.append((field.rawValue, chance(0.2) ? "\"\(value)\"" : "\(value)"))
            }
        }
        return (values, fields.shuffled(using: &random))
    }

    mutating func workout() -> (workout: Workout, json: String) {
        let extra = unknown()
        let start = Int64.random(in: 0...2_000_000_000, using: &random)
        let data = figures(WorkoutField.documented)
        let day = LocalDay(daysSinceEpoch: Int.random(in: 0...20_000, using: &random))
        let device =
            chance(0.5) ? "cccccccccccccccccccccccccccccccc\(UInt32.random(in: .min ... .max, using: &random))" : nil
        let workout = Workout(
            id: Int64.random(in: 1...(1 << 40), using: &random),
            category: WorkoutCategory(Int.random(in: 1...999, using: &random)),
            day: day,
            timeZone: "Asia/Seoul",
            startAt: start,
            endAt: start + 600,
            createdAt: chance(0.5) ? start + 700 : nil,
            modifiedAt: start + 701,
            attribution: Attribution(Int.random(in: 0...20, using: &random)),
            deviceID: device,
            modelID: 93,
            values: data.values,
            unknownFields: extra.kept
        )
        var fields = [
            ("id", number(workout.id)), ("category", number(workout.category.rawValue)),
            ("date", text(day.description)), ("timezone", text("Asia/Seoul")), ("startdate", number(start)),
            ("enddate", number(start + 600)), ("modified", number(start + 701)), ("model", number(93)),
            ("attrib", number(workout.attribution?.rawValue ?? 0)),
            ("data", data.fields.isEmpty && chance(0.5) ? "[]" : object(data.fields)),
        ]
        if let created = workout.createdAt { fields.append(("created", number(created))) }
        fields.append((chance(0.5) ? "deviceid" : "hash_deviceid", device.map { text($0) } ?? "null"))
        return (workout, object(mixed(fields, extra.fields)))
    }

    /// A sample and its row, which stands under its moment.
    mutating func sample(at: EpochSeconds) -> (sample: IntradaySample, json: String) {
        let data = figures(IntradayField.documented)
        let isNamed = chance(0.7)
        let sample = IntradaySample(
            at: at,
            deviceID: isNamed ? "cc" : nil,
            modelID: isNamed ? 93 : nil,
            modelName: isNamed ? "ScanWatch" : nil,
            values: data.values
        )
        let device =
            isNamed
            ? [("deviceid", text("cc")), ("model", text("ScanWatch")), ("model_id", number(93))]
            : [("deviceid", "null")]
        return (sample, "\"\(at)\":" + object(mixed(data.fields, device)))
    }

    mutating func segment() -> (segment: SleepSegment, json: String) {
        let extra = unknown()
        let start = Int64.random(in: 0...2_000_000_000, using: &random)
        let minutes = Int64.random(in: 1...10, using: &random)
        var signals: [SleepSignal: [EpochSeconds: ExactDecimal]] = [:]
        var fields: [(String, String)] = []
        for signal in SleepSignal.documented + [SleepSignal("new_signal")] where chance(0.5) {
            if signal != SleepSignal("new_signal"), chance(0.2) {
                fields.append((signal.rawValue, chance(0.5) ? "[]" : "{}"))
                continue
            }
            var series: [EpochSeconds: ExactDecimal] = [:]
            for minute in 0..<minutes {
                series[start + minute * 60] = ExactDecimal(Int64.random(in: 0...255, using: &random))
            }
            signals[signal] = series
            let values = series.map { ("\($0.key)", chance(0.2) ? "\"\($0.value)\"" : "\($0.value)") }
            fields.append((signal.rawValue, object(values)))
        }
        let segment = SleepSegment(
            startAt: start,
            endAt: start + minutes * 60,
            state: SleepState(Int.random(in: 0...16, using: &random)),
            deviceID: "dd",
            modelID: 63,
            modelName: "Aura Sensor V2",
            signals: signals,
            unknownFields: extra.kept
        )
        fields += [
            ("startdate", number(start)), ("enddate", number(segment.endAt)),
            ("state", number(segment.state.rawValue)), ("hash_deviceid", text("dd")), ("model_id", number(63)),
            ("model", text("Aura Sensor V2")),
        ]
        return (segment, object(mixed(fields, extra.fields)))
    }

    mutating func heartRecording() -> (recording: HeartRecording, json: String) {
        let extra = unknown()
        let at = Int64.random(in: 0...2_000_000_000, using: &random)
        var recording = HeartRecording(at: at, deviceID: "bb", modelID: 44, unknownFields: extra.kept)
        var fields = [("timestamp", number(at)), ("deviceid", text("bb")), ("model", number(44))]
        if chance(0.7) {
            recording.modifiedAt = at + 100
            fields.append(("modified", number(at + 100)))
        }
        if chance(0.7) {
            recording.signalID = Int64.random(in: 1...(1 << 40), using: &random)
            recording.atrialFibrillation = Int.random(in: 0...13, using: &random)
            fields.append(
                (
                    "ecg",
                    object([
                        ("signalid", number(recording.signalID ?? 0)),
                        ("afib", number(recording.atrialFibrillation ?? 0)),
                    ])
                )
            )
        }
        if chance(0.5) {
            recording.systolic = ExactDecimal(Int64.random(in: 80...200, using: &random))
            recording.diastolic = 78
            fields.append(
                (
                    "bloodpressure", object([("diastole", number(78)), ("systole", "\(recording.systolic ?? 0)")])
                )
            )
        } else if chance(0.5) {
            fields.append(("bloodpressure", "[]"))
        }
        if chance(0.5) {
            recording.stethoscopeSignalID = 900_002
            recording.valvularHeartDisease = 0
            fields.append(("stetho", object([("signalid", number(900_002)), ("vhd", number(0))])))
        }
        if chance(0.5) {
            recording.heartRate = 64
            fields.append(("heart_rate", chance(0.5) ? number(64) : object([("value", number(64))])))
        }
        return (recording, object(mixed(fields, extra.fields)))
    }

    mutating func stethoscopeRecording() -> (recording: StethoscopeRecording, json: String) {
        let extra = unknown()
        let at = Int64.random(in: 0...2_000_000_000, using: &random)
        let recording = StethoscopeRecording(
            signalID: Int64.random(in: 1...(1 << 40), using: &random),
            at: at,
            deviceID: "bb",
            timeZone: "Europe/Paris",
            valvularHeartDisease: Int.random(in: 0...5, using: &random),
            unknownFields: extra.kept
        )
        let fields = [
            ("signalid", number(recording.signalID)), ("timestamp", number(at)), ("hash_deviceid", text("bb")),
            ("timezone", text("Europe/Paris")), ("vhd", number(recording.valvularHeartDisease ?? 0)),
        ]
        return (recording, object(mixed(fields, extra.fields)))
    }
}
