import Foundation
import SimulatedCloud
import WithingsModel

extension CloudPerson {
    static let scale = CloudDevice(id: "scale", type: "Scale", model: "Body Scan", modelID: 10)
    static let watch = CloudDevice(id: "watch", type: "Activity Tracker", model: "ScanWatch", modelID: 93)
    static let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)

    /// Somebody with two months behind them.
    static func beginning(_ user: Int64, now: Int) -> CloudPerson {
        let zone = "Europe/Berlin"
        var person = CloudPerson(
            userID: user,
            name: "\(user)",
            timeZone: zone,
            devices: [scale, watch, mat].map {
                $0.row(battery: "high", timeZone: zone, firstSession: now - 5_184_000, lastSession: now - 60)
            },
            goals: ["steps": 8_000],
            measureGroups: (0..<60).map { place in
                .measureGroup(
                    grpid: Int(user) * 1_000_000 + place,
                    attrib: 0,
                    date: now - 3_600 - place * 86_400,
                    created: now - 3_595 - place * 86_400,
                    device: scale,
                    measures: [CloudMeasure(1, 70_000 + place, unit: -3), CloudMeasure(6, 210 + place, unit: -1)]
                )
            },
            nights: (0..<15).map { place in
                .night(
                    id: Int(user) * 1_000_000 + place,
                    start: now - place * 86_400 - 40_000,
                    minutes: 450,
                    device: mat,
                    timeZone: zone,
                    created: now - place * 86_400 - 12_000
                )
            }
        )
        // Built a long time ago, and never since: only a record that goes back to the beginning has it.
        person.put(measureGroups: [
            .measureGroup(
                grpid: Int(user) * 1_000_000 + 999,
                attrib: 4,
                date: 1_300_000_000,
                created: 1_300_000_000,
                device: nil,
                measures: [CloudMeasure(4, 178, unit: -2)]
            )
        ])
        person.put(
            activities: (0..<60).map {
                .day(now - $0 * 86_400, zone: zone, steps: 5_000 + $0, modified: now - $0 * 86_400)
            }
        )
        return person
    }
}

extension CloudRow {
    /// A day of activity, as it stands at a moment.
    static func day(_ moment: Int, zone: String, steps: Int, modified: Int) -> CloudRow {
        let day = LocalDay(of: EpochSeconds(moment), in: TimeZone(identifier: zone) ?? .gmt)
        return CloudRow([
            "steps": .integer(steps), "deviceid": .string(CloudPerson.watch.id),
            "hash_deviceid": .string(CloudPerson.watch.id), "timezone": .string(zone),
            "date": .string(day.description), "modified": .integer(modified), "brand": 1, "modelid": 93,
            "model": "ScanWatch", "is_tracker": true,
        ])
    }

    static func workout(_ id: Int, start: Int, zone: String, calories: Int, modified: Int) -> CloudRow {
        let day = LocalDay(of: EpochSeconds(start), in: TimeZone(identifier: zone) ?? .gmt)
        return CloudRow([
            "id": .integer(id), "category": 2, "timezone": .string(zone), "model": 93, "attrib": 0,
            "startdate": .integer(start), "enddate": .integer(start + 1_800), "date": .string(day.description),
            "deviceid": .string(CloudPerson.watch.id), "data": ["calories": .integer(calories)],
            "modified": .integer(modified),
        ])
    }

    static func segment(start: Int, end: Int, state: Int, device: CloudDevice) -> CloudRow {
        CloudRow([
            "startdate": .integer(start), "enddate": .integer(end), "state": .integer(state),
            "model": .string(device.model), "model_id": .integer(device.modelID),
            "hash_deviceid": .string(device.id),
            "hr": .object(CloudJSONObject([.init(key: String(start), value: .integer(50 + start % 20))])),
        ])
    }
}
