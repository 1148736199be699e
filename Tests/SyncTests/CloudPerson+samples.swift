import Foundation
import SimulatedCloud
import WithingsModel

extension CloudPerson {
    static let scale = CloudDevice(id: "scale", type: "Scale", model: "Body+", modelID: 5)

    /// A person with a weight a day, a night a day and a day of activity, going back from a moment.
    static func sample(
        _ userID: Int64,
        name: String,
        days: Int,
        until end: Int = 1_700_000_000
    ) -> CloudPerson {
        let day = 86_400
        return CloudPerson(
            userID: userID,
            name: name,
            timeZone: "Europe/Berlin",
            devices: [
                scale.row(battery: "high", timeZone: "Europe/Berlin", firstSession: end - days * day, lastSession: end)
            ],
            goals: ["steps": 8000],
            measureGroups: (0..<days).map { place in
                let time = end - 3_600 - place * day
                return .measureGroup(
                    grpid: Int(userID) * 1_000_000 + place,
                    attrib: 0,
                    date: time,
                    created: time + 5,
                    device: scale,
                    measures: [CloudMeasure(1, 70_000 + place, unit: -3)]
                )
            },
            activities: (0..<days).map { place in activity(daysAgo: place, end: end) },
            nights: (0..<days).map { place in night(userID, daysAgo: place, end: end) }
        )
    }

    static func activity(daysAgo: Int, end: Int, steps: Int = 5_000) -> CloudRow {
        let time = end - daysAgo * 86_400
        return CloudRow([
            "date": .string(LocalDay(of: Int64(time), in: .gmt).description), "timezone": "Europe/Berlin",
            "deviceid": .null, "hash_deviceid": .null, "brand": 18, "is_tracker": false, "modified": .integer(time),
            "steps": .integer(steps),
        ])
    }

    static func night(_ userID: Int64, daysAgo: Int, end: Int) -> CloudRow {
        let wake = end - daysAgo * 86_400 - 7_200
        return CloudRow([
            "id": .integer(Int(userID) * 1_000_000 + daysAgo), "timezone": "Europe/Berlin", "model": 32, "model_id": 63,
            "startdate": .integer(wake - 28_800), "enddate": .integer(wake),
            "date": .string(LocalDay(of: Int64(wake), in: .gmt).description), "created": .integer(wake + 60),
            "modified": .integer(wake + 60), "completed": true, "data": ["sleep_score": 80],
        ])
    }
}
