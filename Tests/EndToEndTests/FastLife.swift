import Foundation
import SimulatedCloud

/// Two people to whom in a second happens what takes others a day.
struct FastLife {
    static let anna: Int64 = 4_100_001
    static let jonas: Int64 = 4_100_002

    private static let scale = device("a", "Scale", "Body Cardio", 6)
    private static let monitor = device("b", "Blood Pressure Monitor", "BPM Connect", 45)
    private static let watch = device("c", "Activity Tracker", "ScanWatch", 93)
    static let mat = device("d", "Sleep Monitor", "Aura Sensor V2", 63)

    private static func device(_ digit: String, _ type: String, _ model: String, _ number: Int) -> CloudDevice {
        CloudDevice(id: String(repeating: digit, count: 40), type: type, model: model, modelID: number)
    }

    var numbers: SeededNumbers
    private var workouts = 0

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    /// The two, with some weeks behind them.
    static func household(now: Int) -> [CloudPerson] {
        [(anna, "Anna"), (jonas, "Jonas")].map { userID, name in
            let devices = [scale, monitor, watch, mat].map { device in
                device.row(
                    battery: "high",
                    timeZone: "Europe/Berlin",
                    firstSession: now - 90 * 86_400,
                    lastSession: now - 600
                )
            }
            let first = Int(userID) * 1_000
            let weights = (1...40).map { day in
                CloudRow.measureGroup(
                    grpid: first + day,
                    attrib: 0,
                    date: now - day * 86_400,
                    created: now - day * 86_400 + 60,
                    device: scale,
                    measures: [CloudMeasure(1, 70_000 + day * 10, unit: -3), CloudMeasure(6, 21_000 + day, unit: -3)]
                )
            }
            let nights = (1...20).map { day in
                CloudRow.night(
                    id: first + 500 + day,
                    start: now - day * 86_400 - 28_800,
                    minutes: 440 + day,
                    device: mat,
                    timeZone: "Europe/Berlin",
                    created: now - day * 86_400 + 900
                )
            }
            return CloudPerson(
                userID: userID,
                name: name,
                timeZone: "Europe/Berlin",
                devices: devices,
                goals: ["steps": 9_000],
                measureGroups: weights,
                activities: (0...20).map { activity(daysAgo: $0, steps: 4_000 + $0 * 100, now: now - $0 * 86_400) },
                nights: nights
            )
        }
    }

    private static func activity(daysAgo: Int, steps: Int, now: Int) -> CloudRow {
        CloudRow([
            "steps": .integer(steps), "distance": .number("\(steps).5"), "calories": .number("120.25"),
            "deviceid": .string(watch.id), "hash_deviceid": .string(watch.id), "timezone": "Europe/Berlin",
            "date": .string(day(of: now)), "modified": .integer(now), "brand": 1, "modelid": 93,
            "model": "ScanWatch", "is_tracker": true,
        ])
    }

    private static func day(of second: Int) -> String {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate]
        return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(second)))
    }

    /// One thing happens to one of the two.
    mutating func step(_ cloud: SimulatedCloud) async {
        let now = Int(Date().timeIntervalSince1970)
        let userID = numbers.chance(0.5) ? Self.anna : Self.jonas
        guard let person = await cloud.person(userID) else { return }
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0...2:
            await cloud.addMeasures(
                [CloudMeasure(1, Int.random(in: 60_000...80_000, using: &numbers), unit: -3)],
                to: userID,
                device: Self.scale
            )
        case 3:
            let pressure = Int.random(in: 110...140, using: &numbers)
            await cloud.addMeasures(
                [
                    CloudMeasure(9, pressure - 42, unit: 0), CloudMeasure(10, pressure, unit: 0),
                    CloudMeasure(11, 64, unit: 0),
                ],
                to: userID,
                device: Self.monitor
            )
        case 4:
            let age = Int.random(in: 1...50, using: &numbers) * 86_400
            await cloud.addMeasures(
                [CloudMeasure(1, Int.random(in: 60_000...80_000, using: &numbers), unit: -3)],
                to: userID,
                date: now - age,
                device: Self.scale
            )
        case 5:
            let weighIns = person.measureGroups.prefix(20).filter { $0["measures"]?.arrayValue?.first?["type"] == 1 }
            if let group = weighIns.randomElement(using: &numbers)?.identity {
                await cloud.correct(group, type: 1, to: Int.random(in: 60_000...80_000, using: &numbers))
            }
        case 6:
            let start = now - Int.random(in: 10...600, using: &numbers) * 3_600
            await cloud.addNight(
                to: userID,
                start: start,
                minutes: Int.random(in: 200...540, using: &numbers),
                device: Self.mat,
                completed: false
            )
        case 7:
            if let night = person.nights.prefix(10).randomElement(using: &numbers)?.identity {
                let score = Int.random(in: 40...99, using: &numbers)
                await cloud.reviseNight(night, ["sleep_score": .integer(score)], completed: true)
            }
        default:
            let steps = Int.random(in: 5_000...20_000, using: &numbers)
            let row = Self.activity(daysAgo: 0, steps: steps, now: now)
            await cloud.edit(userID) { $0.put(activities: [row]) }
        }
    }
}
