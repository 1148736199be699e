extension SimulatedCloud {
    /// Changes the time zone of the profile; rows keep theirs.
    package func setTimeZone(_ name: String, of userID: Int64) {
        edit(userID) { $0.timeZone = name }
        raise(.account(userID, "update"))
    }

    /// Sets or, with nil, withdraws the goals.
    package func setGoals(_ goals: CloudJSONObject?, of userID: Int64) {
        edit(userID) { $0.goals = goals }
    }

    /// Gives a person a product; one with the same id is replaced.
    package func addDevice(_ device: CloudDevice, battery: String = "high", to userID: Int64) {
        let second = Int(now())
        changedDevices[userID, default: [:]][device.id] = .some(
            device.row(
                battery: battery,
                timeZone: person(userID)?.timeZone ?? "UTC",
                firstSession: second,
                lastSession: second
            )
        )
        applyChangedDevices(of: userID)
    }

    /// Takes a product away; its readings stay.
    package func takeDevice(_ id: String, from userID: Int64) {
        changedDevices[userID, default: [:]][id] = .some(nil)
        applyChangedDevices(of: userID)
    }

    /// Those that were given and taken, whatever the story of the demo says.
    func applyChangedDevices(of userID: Int64) {
        guard let changes = changedDevices[userID] else { return }
        edit(userID) { person in
            person.devices.removeAll { row in row["deviceid"]?.stringValue.map { changes[$0] != nil } ?? false }
            person.devices += changes.sorted { $0.key < $1.key }.compactMap(\.value)
        }
    }

    /// Adds or replaces a workout.
    package func put(workout row: CloudRow, of userID: Int64) {
        edit(userID) { $0.put(workouts: [row]) }
        raise(.activity(userID, day: row.day))
    }

    /// Deletes a workout; nothing is left of it.
    package func deleteWorkout(_ id: Int, of userID: Int64) {
        let day = person(userID)?.workouts.first { $0.identity == id }?.day
        edit(userID) { $0.workouts.removeAll { $0.identity == id } }
        if let day { raise(.activity(userID, day: day)) }
    }

    /// Adds an ECG with its signal, in microvolts.
    package func addECG(
        to userID: Int64,
        signalID: Int,
        date: Int? = nil,
        device: CloudDevice,
        heartRate: Int,
        finding: Int = 0,
        signal: [Int],
        frequency: Int = 300
    ) {
        let second = Int(now())
        let row = CloudRow([
            "deviceid": .string(device.id), "model": .integer(device.modelID),
            "ecg": ["signalid": .integer(signalID), "afib": .integer(finding)], "heart_rate": .integer(heartRate),
            "timestamp": .integer(date ?? second), "modified": .integer(second),
        ])
        let body: CloudJSONObject = [
            "signal": .array(signal.map { .integer($0) }), "sampling_frequency": .integer(frequency),
            "wearposition": 1, "model": .integer(device.modelID), "heart_rate": .integer(heartRate),
        ]
        edit(userID) { person in
            person.put(heartRecords: [row])
            person.signals[signalID] = body
        }
        raise(.about(heartRecord: row, of: userID))
    }

    /// What no table lists: a type, an attribution, fields and a kind of sport that nobody knows.
    package func addUnknowns(to userID: Int64) {
        let group = addMeasures([CloudMeasure(4_242, 1_234, unit: -2, position: 99)], to: userID, attrib: 77)
        editMeasureGroup(group) { $0["never_seen"] = ["deep": [1, "two", nil]] }
        let second = Int(now())
        put(
            workout: CloudRow([
                "id": .integer(6_900_000_000 + second % 100_000_000), "category": 99_999, "timezone": "Europe/Berlin",
                "model": 4_711, "attrib": 55, "startdate": .integer(second - 1_800), "enddate": .integer(second),
                "date": .string(LocalZone("Europe/Berlin").day(of: second).text), "deviceid": nil,
                "data": ["algo_pause_duration": nil, "calories": 120], "modified": .integer(second),
                "never_seen": true,
            ]),
            of: userID
        )
    }
}
