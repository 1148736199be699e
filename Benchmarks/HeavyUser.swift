import Foundation
import SimulatedCloud
import WithingsModel

/// Somebody who wears a watch day and night, sleeps on a mat, weighs every morning, measures blood pressure twice a day
/// and records an ECG a week: the same at every run.
enum HeavyUser {
    static let userID: Int64 = 77
    static let day = 86_400
    static let scale = CloudDevice(id: "5ca1e", type: "Scale", model: "Body Scan", modelID: 10)
    static let monitor = CloudDevice(id: "b1", type: "Blood Pressure Monitor", model: "BPM Connect", modelID: 45)
    static let mat = CloudDevice(id: "3a7", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
    static let watch = CloudDevice(id: "3a7c4", type: "Activity Tracker", model: "ScanWatch", modelID: 93)

    /// - Parameter now: seconds since 1970; the years before it are lived.
    static func person(years: Int, now: Int) -> CloudPerson {
        let last = now / day - 1
        let days = (last - years * 365 + 1...last).map { $0 }
        var person = CloudPerson(
            userID: userID,
            name: "Anna",
            timeZone: "UTC",
            devices: [scale, monitor, mat, watch].map {
                $0.row(battery: "high", timeZone: "UTC", firstSession: days[0] * day, lastSession: now - 600)
            },
            goals: ["steps": 9_000],
            measureGroups: days.flatMap(groups),
            activities: days.map(activity),
            nights: days.map(night)
        )
        person.workouts = days.filter { $0 % 7 < 4 }.map(workout)
        person.heartRecords = days.filter { $0 % 7 == 0 }.map(recording)
        person.detail = HeavyDetail()
        return person
    }

    /// A number between two, for a day and a purpose.
    static func figure(_ range: ClosedRange<Int>, _ place: Int, _ purpose: Int) -> Int {
        var noise = UInt64(truncatingIfNeeded: place &* 1_000_003 &+ purpose) &* 0x9E37_79B9_7F4A_7C15
        noise ^= noise >> 29
        return range.lowerBound + Int(noise % UInt64(range.count))
    }

    private static func groups(_ number: Int) -> [CloudRow] {
        let morning = number * day + 7 * 3_600
        let weighing: [CloudMeasure] = [
            CloudMeasure(1, figure(70_000...79_000, number, 1), unit: -3, algo: 3, fm: 131),
            CloudMeasure(5, figure(5_800...6_100, number, 2), unit: -2, algo: 3, fm: 131),
            CloudMeasure(6, figure(18_000...22_000, number, 3), unit: -3, algo: 3, fm: 131),
            CloudMeasure(8, figure(1_300...1_700, number, 4), unit: -2, algo: 3, fm: 131),
            CloudMeasure(76, figure(5_500...5_800, number, 5), unit: -2, algo: 3, fm: 131),
            CloudMeasure(77, figure(4_200...4_400, number, 6), unit: -2, algo: 3, fm: 131),
            CloudMeasure(88, figure(290...310, number, 7), unit: -2, algo: 3, fm: 131),
            CloudMeasure(11, figure(52...70, number, 8), unit: 0),
        ]
        let pressures = [8, 20].map { hour in
            group(
                number,
                hour,
                number * day + hour * 3_600,
                monitor,
                [
                    CloudMeasure(9, figure(70...85, number, hour), unit: 0),
                    CloudMeasure(10, figure(110...135, number, hour + 1), unit: 0),
                    CloudMeasure(11, figure(55...75, number, hour + 2), unit: 0),
                ]
            )
        }
        return [group(number, 7, morning, scale, weighing)] + pressures
    }

    private static func group(
        _ number: Int,
        _ hour: Int,
        _ date: Int,
        _ device: CloudDevice,
        _ measures: [CloudMeasure]
    ) -> CloudRow {
        .measureGroup(
            grpid: 5_000_000_000 + number * 24 + hour,
            attrib: 0,
            date: date,
            created: date + 20,
            device: device,
            measures: measures,
            timeZone: "UTC"
        )
    }

    private static func text(_ number: Int) -> String { LocalDay(of: Int64(number * day), in: .gmt).description }

    private static func activity(_ number: Int) -> CloudRow {
        let steps = figure(3_000...16_000, number, 11)
        return CloudRow([
            "date": .string(text(number)), "timezone": "UTC", "deviceid": .string(watch.id),
            "hash_deviceid": .string(watch.id), "brand": 1, "modelid": 93, "model": "ScanWatch", "is_tracker": true,
            "modified": .integer((number + 1) * day), "steps": .integer(steps), "distance": .number("\(steps).125"),
            "elevation": .integer(steps / 1_000), "soft": .integer(steps / 2), "moderate": .integer(steps / 5),
            "intense": .integer(steps / 20), "active": .integer(steps / 4), "calories": .number("\(steps / 20).75"),
            "totalcalories": .number("\(1_700 + steps / 20).75"), "hr_average": .integer(figure(60...80, number, 12)),
            "hr_min": 45, "hr_max": .integer(figure(120...170, number, 13)), "hr_zone_0": 60_000, "hr_zone_1": 9_000,
            "hr_zone_2": 900, "hr_zone_3": 60,
        ])
    }

    private static func night(_ number: Int) -> CloudRow {
        .night(
            id: 2_000_000_000 + number,
            start: HeavyDetail.bedtime(number),
            minutes: HeavyDetail.minutes,
            device: mat,
            timeZone: "UTC",
            created: HeavyDetail.bedtime(number) + HeavyDetail.minutes * 60
        )
    }

    private static func workout(_ number: Int) -> CloudRow {
        let start = number * day + 18 * 3_600
        return CloudRow([
            "id": .integer(3_000_000_000 + number), "category": 2, "timezone": "UTC", "model": 93, "attrib": 0,
            "startdate": .integer(start), "enddate": .integer(start + 2_400), "date": .string(text(number)),
            "deviceid": .string(watch.id),
            "data": [
                "calories": .integer(figure(200...600, number, 21)), "hr_average": 138, "hr_min": 92, "hr_max": 164,
                "hr_zone_0": 200, "hr_zone_1": 900, "hr_zone_2": 1_200, "hr_zone_3": 100, "steps": 6_300,
                "distance": 6_520, "elevation": 12, "pause_duration": 0,
            ],
            "modified": .integer(start + 2_500),
        ])
    }

    private static func recording(_ number: Int) -> CloudRow {
        let date = number * day + 9 * 3_600
        return CloudRow([
            "deviceid": .string(watch.id), "model": 93,
            "ecg": ["signalid": .integer(4_000_000_000 + number), "afib": 0], "heart_rate": 64,
            "timestamp": .integer(date), "modified": .integer(date + 60),
        ])
    }
}
