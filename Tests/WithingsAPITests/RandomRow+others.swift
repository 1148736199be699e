import WithingsAPI

extension RandomRow {
    mutating func day() -> (day: DailyActivity, json: String) {
        let extra = unknown()
        var data = figures(ActivityField.documented)
        // A number counts, whatever it is called.
        let isNumber = { (text: String) in text.first.map { $0.isNumber || $0 == "-" } ?? false }
        for (name, value) in extra.fields where isNumber(value) {
            data.values[ActivityField(name)] = ExactDecimal(value)
        }
        let kept = extra.fields.filter { $0.1 != "null" && !isNumber($0.1) }.map { "\"\($0.0)\":\($0.1)" }
        let date = LocalDay(daysSinceEpoch: Int.random(in: 0...20_000, using: &random))
        let isTracker = chance(0.5)
        let day = DailyActivity(
            day: date,
            timeZone: "Europe/Berlin",
            deviceID: isTracker ? "cc" : nil,
            brand: 18,
            isTracker: isTracker,
            modelID: isTracker ? 93 : nil,
            modelName: "ScanWatch",
            modifiedAt: 1_700_000_000,
            values: data.values,
            unknownFields: kept.isEmpty ? nil : "{\(kept.joined(separator: ","))}"
        )
        let flag = ["\(isTracker)", isTracker ? "1" : "0", "\"\(isTracker)\"", isTracker ? "\"1\"" : "\"0\""]
        var fields =
            [
                ("date", text(date.description)), ("timezone", text("Europe/Berlin")), ("brand", number(18)),
                ("is_tracker", flag.randomElement(using: &random) ?? "null"), ("model", text("ScanWatch")),
                ("modified", number(1_700_000_000)),
            ] + data.fields
        fields.append((chance(0.5) ? "deviceid" : "hash_deviceid", isTracker ? text("cc") : "null"))
        if isTracker { fields.append((chance(0.5) ? "modelid" : "model_id", number(93))) }
        return (day, object(mixed(fields, extra.fields)))
    }

    mutating func device() -> (device: Device, json: String) {
        let extra = unknown()
        let isNew = chance(0.3)
        let device = Device(
            id: "aa\(UInt32.random(in: .min ... .max, using: &random))",
            type: "Scale",
            modelName: chance(0.5) ? "Body Cardio" : nil,
            modelID: 6,
            battery: ["high", "medium", "low", "dying"].randomElement(using: &random),
            timeZone: "Europe/Berlin",
            firstSessionAt: isNew ? nil : 1_600_000_000,
            lastSessionAt: isNew ? nil : 1_700_000_000,
            unknownFields: extra.kept
        )
        let fields = [
            (chance(0.5) ? "deviceid" : "hash_deviceid", text(device.id)), ("type", text("Scale")),
            ("model", device.modelName.map { text($0) } ?? (chance(0.5) ? "\"\"" : "null")), ("model_id", number(6)),
            ("battery", text(device.battery ?? "")), ("timezone", text("Europe/Berlin")),
            ("first_session_date", device.firstSessionAt.map { number($0) } ?? "null"),
            ("last_session_date", device.lastSessionAt.map { number($0) } ?? "null"),
        ]
        return (device, object(mixed(fields, extra.fields)))
    }

    /// Goals and the map that they stand in.
    mutating func goals() -> (goals: Goals, json: String) {
        let extra = unknown()
        var goals = Goals(unknownFields: extra.kept)
        var fields: [(String, String)] = []
        func goal(_ name: String, _ value: ExactDecimal) -> ExactDecimal? {
            guard chance(0.7) else { return nil }
            let scaled = object([("value", number(value.mantissa)), ("unit", number(value.exponent))])
            let isPlain = nullOdds > 0 || chance(0.5)
            fields.append((name, isPlain ? (chance(nullOdds) ? "null" : "\(value)") : scaled))
            return value
        }
        goals.steps = goal("steps", 10_000)
        goals.sleep = goal("sleep", 28_800)
        goals.weight = goal("weight", ExactDecimal(70_500, exponent: -3))
        if fields.isEmpty, extra.fields.isEmpty, chance(0.5) { return (goals, "[]") }
        return (goals, object(mixed(fields, extra.fields)))
    }

    mutating func heartSignal() -> (signal: HeartSignal, json: String) {
        let extra = unknown()
        let samples = (0..<Int.random(in: 0...20, using: &random)).map { _ in
            Int32.random(in: -3_000...3_000, using: &random)
        }
        let signal = HeartSignal(
            signalID: 5,
            samples: samples,
            samplingFrequency: 300,
            position: .leftWrist,
            modelID: 93,
            heartRate: 64,
            unknownFields: extra.kept
        )
        let fields = [
            ("signal", "[\(samples.map(String.init).joined(separator: ","))]"), ("sampling_frequency", number(300)),
            ("wearposition", number(1)), (chance(0.5) ? "model" : "model_id", number(93)),
            ("heart_rate", chance(0.5) ? number(64) : object([("value", number(64))])),
        ]
        return (signal, object(mixed(fields, extra.fields)))
    }

    mutating func stethoscopeSignal() -> (signal: StethoscopeSignal, json: String) {
        let extra = unknown()
        let samples = (0..<Int.random(in: 0...20, using: &random)).map { _ in
            UInt8.random(in: .min ... .max, using: &random)
        }
        // Bytes come with a sign or without.
        let isSigned = chance(0.5)
        let numbers = samples.map { isSigned ? "\(Int8(bitPattern: $0))" : "\($0)" }
        let signal = StethoscopeSignal(
            signalID: 5,
            samples: samples,
            samplingFrequency: 4_000,
            modelID: 44,
            position: .leftArm,
            valvularHeartDisease: 1,
            unknownFields: extra.kept
        )
        let fields = [
            ("signal", "[\(numbers.joined(separator: ", "))]"), ("frequency", number(4_000)), ("position", number(3)),
            ("vhd", number(1)), ("model", number(44)),
        ]
        return (signal, object(mixed(fields, extra.fields)))
    }

    mutating func subscription() -> (subscription: NotificationSubscription, json: String) {
        let extra = unknown()
        let expires: EpochSeconds? = chance(0.5) ? 1_800_000_000 : nil
        let never = chance(0.5) ? "null" : number(2_147_483_647)
        let subscription = NotificationSubscription(
            category: NotificationCategory(Int.random(in: 1...99, using: &random)),
            callbackURL: "https://bridge.test/api/webhook/x",
            expiresAt: expires,
            comment: "withings-bridge",
            unknownFields: extra.kept
        )
        let fields = [
            ("appli", number(subscription.category.rawValue)), ("callbackurl", text(subscription.callbackURL)),
            ("expires", expires.map { number($0) } ?? never), ("comment", text("withings-bridge")),
        ]
        return (subscription, object(mixed(fields, extra.fields)))
    }
}
