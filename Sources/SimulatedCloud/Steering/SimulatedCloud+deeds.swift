extension SimulatedCloud {
    /// Lets something happen to a person, now. What it needs and is not there, it does without.
    func perform(_ deed: SteeringDeed, on userID: Int64) {
        guard let person = person(userID) else { return }
        let second = Int(now())
        let scale = person.device(ofType: "Scale")
        switch deed {
        case .weighIn:
            addMeasures(Self.composition(person.lastWeight), to: userID, device: scale)
        case .lateUpload:
            addMeasures(Self.composition(person.lastWeight), to: userID, date: second - 21 * 86_400, device: scale)
        case .someoneElse:
            addMeasures([CloudMeasure(1, person.lastWeight + 2_400, unit: -3)], to: userID, attrib: 1, device: scale)
        case .bloodPressure:
            let values = [(9, 78 + second % 9), (10, 121 + second % 13), (11, 61 + second % 7)]
            addMeasures(
                values.map { CloudMeasure($0.0, $0.1, unit: 0) },
                to: userID,
                device: person.device(ofType: "Blood Pressure Monitor")
            )
        case .claim:
            let doubtful = person.measureGroups.first { $0["attrib"] == 1 }?.identity
            if let doubtful { claimMeasureGroup(doubtful, by: userID) }
        case .correct:
            if let group = person.lastWeighIn { correct(group, type: 1, to: person.lastWeight - 700) }
        case .delete:
            if let group = person.lastWeighIn { deleteMeasureGroup(group) }
        case .giveAway:
            let other = people.first { $0.userID != userID }?.userID
            if let group = person.lastWeighIn, let other { reattributeMeasureGroup(group, to: other) }
        case .bedIn, .bedOut, .night, .revise, .nap, .deleteNight: sleep(deed, of: person, at: second)
        case .workout: put(workout: Self.run(of: person, until: second), of: userID)
        case .ecg:
            addECG(
                to: userID,
                signalID: 4_900_000_000 + second % 90_000_000,
                device: person.device(ofType: "Activity Tracker") ?? Self.newWatch,
                heartRate: 68,
                signal: ECGTrace(pulse: 68, frequency: 300, seconds: 30, isIrregular: false).samples(Dice(1, second))
            )
        case .unknown: addUnknowns(to: userID)
        case .travel: setTimeZone(person.timeZone == "Asia/Seoul" ? "Europe/Berlin" : "Asia/Seoul", of: userID)
        case .takeDevice:
            if let id = person.devices.last?["deviceid"]?.stringValue { takeDevice(id, from: userID) }
        case .newDevice: addDevice(Self.newWatch, to: userID)
        case .withdrawGoals: setGoals(nil, of: userID)
        case .unlink: revokeGrant(of: userID)
        }
    }

    private func sleep(_ deed: SteeringDeed, of person: CloudPerson, at second: Int) {
        guard let mat = person.device(ofType: "Sleep Monitor") else { return }
        let last = person.nights.first?.identity
        switch deed {
        case .bedIn: getIntoBed(person.userID, mat: mat.id)
        case .bedOut: getOutOfBed(person.userID, mat: mat.id)
        case .night:
            let minutes = 452
            addNight(
                to: person.userID,
                start: second - minutes * 60,
                minutes: minutes,
                device: mat,
                completed: false
            )
        case .nap:
            addNight(to: person.userID, start: second - 2_700, minutes: 45, device: mat, isNap: true)
        case .revise: if let last { reviseNight(last, ["sleep_score": 88, "hr_average": 55], completed: true) }
        default: if let last { deleteNight(last) }
        }
    }

    private static let newWatch = CloudDevice(
        id: String(repeating: "9e", count: 20),
        type: "Activity Tracker",
        model: "ScanWatch Light",
        modelID: 95
    )

    private static func composition(_ grams: Int) -> [CloudMeasure] {
        Composition(weight: Double(grams) / 1_000 + 0.15, fat: 0.27).ofBodyCardio
    }

    private static func run(of person: CloudPerson, until second: Int) -> CloudRow {
        CloudRow([
            "id": .integer(6_800_000_000 + second % 90_000_000), "category": 2, "timezone": .string(person.timeZone),
            "model": 93, "attrib": 0, "startdate": .integer(second - 2_400), "enddate": .integer(second),
            "date": .string(LocalZone(person.timeZone).day(of: second).text),
            "deviceid": .optional(person.device(ofType: "Activity Tracker")?.id),
            "data": [
                "calories": 410, "intensity": 62, "manual_distance": 0, "manual_calories": 0, "hr_average": 138,
                "hr_min": 92, "hr_max": 164, "hr_zone_0": 200, "hr_zone_1": 900, "hr_zone_2": 1_200, "hr_zone_3": 100,
                "pause_duration": 0, "algo_pause_duration": nil, "spo2_average": nil, "steps": 6_300, "distance": 6_520,
                "elevation": 12,
            ],
            "modified": .integer(second),
        ])
    }
}
