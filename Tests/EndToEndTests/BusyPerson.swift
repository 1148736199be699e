import Foundation
import SimulatedCloud

/// A person with some of everything in the last days.
enum BusyPerson {
    static let userID: Int64 = 4_200_001

    private static func device(_ digit: String, _ type: String, _ model: String, _ number: Int) -> CloudDevice {
        CloudDevice(id: String(repeating: digit, count: 40), type: type, model: model, modelID: number)
    }

    static let scale = device("a", "Scale", "Body Cardio", 6)
    static let watch = device("c", "Activity Tracker", "ScanWatch", 93)
    static let mat = device("d", "Sleep Monitor", "Aura Sensor V2", 63)

    static func person(now: Int) -> CloudPerson {
        let weights = (1...12).map { day in
            CloudRow.measureGroup(
                grpid: 5_200_000_000 + day,
                attrib: 0,
                date: now - day * 86_400,
                created: now - day * 86_400 + 60,
                device: scale,
                measures: [CloudMeasure(1, 70_000 + day * 10, unit: -3)]
            )
        }
        let nights = (1...4).map { day in
            CloudRow.night(
                id: 2_500_000_000 + day,
                start: now - day * 86_400 - 28_800,
                minutes: 420,
                device: mat,
                timeZone: "Europe/Berlin",
                created: now - day * 86_400
            )
        }
        var person = CloudPerson(
            userID: userID,
            name: "Anna",
            timeZone: "Europe/Berlin",
            devices: [scale, watch, mat].map {
                $0.row(battery: "high", timeZone: "Europe/Berlin", firstSession: now - 900_000, lastSession: now - 60)
            },
            goals: ["steps": 9_000],
            measureGroups: weights,
            activities: (0...3).map { activity(at: now - $0 * 86_400) },
            nights: nights
        )
        person.workouts = (1...5).map { workout(3_600_000_000 + $0, start: now - $0 * 70_000, now: now) }
        for night in nights { person.sleepSegments += segments(of: night) }
        for slot in 0..<200 {
            let time = now / 600 * 600 - 1_200 - slot * 600
            let values: CloudJSONObject =
                slot % 3 == 0 ? ["heart_rate": .integer(50 + slot % 40)] : ["steps": .integer(slot), "duration": 60]
            person.samples.append(CloudSample(time: time, by: watch, values))
        }
        addRecordings(to: &person, now: now)
        return person
    }

    static func workout(_ id: Int, start: Int, now: Int) -> CloudRow {
        CloudRow([
            "id": .integer(id), "category": 2, "timezone": "Europe/Berlin", "model": 93, "attrib": 0,
            "startdate": .integer(start), "enddate": .integer(start + 1_800), "date": .string(day(of: start)),
            "deviceid": .string(watch.id), "data": ["calories": .integer(200 + id % 100), "algo_pause_duration": nil],
            "modified": .integer(min(now, start + 1_900)),
        ])
    }

    private static func activity(at moment: Int) -> CloudRow {
        CloudRow([
            "steps": .integer(6_000 + moment / 86_400 % 1_000), "deviceid": .string(watch.id),
            "hash_deviceid": .string(watch.id), "timezone": "Europe/Berlin", "date": .string(day(of: moment)),
            "modified": .integer(moment), "brand": 1, "modelid": 93, "model": "ScanWatch", "is_tracker": true,
        ])
    }

    private static func day(of second: Int) -> String {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate]
        formatter.timeZone = TimeZone(identifier: "Europe/Berlin")
        return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(second)))
    }

    /// Half hours of light and deep sleep in turn.
    private static func segments(of night: CloudRow) -> [CloudRow] {
        let end = night["enddate"]?.integerValue ?? night.time
        return stride(from: night.time, to: end, by: 1_800).map { start in
            let pulses = stride(from: start, to: start + 1_800, by: 60).map { minute in
                CloudJSONObject.Member(key: String(minute), value: .integer(52 + minute / 60 % 9))
            }
            return CloudRow([
                "startdate": .integer(start), "enddate": .integer(min(end, start + 1_800)),
                "state": .integer(1 + start / 1_800 % 2), "model": .string(mat.model), "model_id": 63,
                "hash_deviceid": .string(mat.id), "hr": .object(CloudJSONObject(pulses)), "rr": [:],
            ])
        }
    }

    private static func addRecordings(to person: inout CloudPerson, now: Int) {
        for number in 1...3 {
            let id = 4_300_000_000 + number
            let date = now - number * 80_000
            person.heartRecords.append(
                CloudRow([
                    "deviceid": .string(watch.id), "model": 93, "ecg": ["signalid": .integer(id), "afib": 0],
                    "heart_rate": number == 2
                        ? ["grpid": 1, "value": 64, "date": .integer(date), "is_deleted": false] : 64,
                    "timestamp": .integer(date), "modified": .integer(date + 60),
                ])
            )
            person.signals[id] = [
                "signal": .array((0..<900).map { .integer($0 * number % 1_301 - 400) }), "sampling_frequency": 300,
                "wearposition": 1, "model": 93, "heart_rate": 64,
            ]
        }
        person.stethoscopeRecords.append(
            CloudRow([
                "deviceid": nil, "hash_deviceid": .string(watch.id), "signalid": 4_300_000_009, "vhd": 0,
                "timestamp": .integer(now - 50_000), "timezone": "Europe/Berlin",
            ])
        )
        person.signals[4_300_000_009] = [
            "signal": .array((0..<400).map { .integer($0 % 256) }), "frequency": 4_000, "duration": 1, "format": 0,
            "size": 400, "resolution": 8, "channel": 1, "model": 44, "position": 18, "vhd": 0,
        ]
    }
}
