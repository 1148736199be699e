import Foundation
import SimulatedCloud
import WithingsModel

extension Year {
    private static let zones = ["Europe/Berlin", "America/New_York", "Asia/Seoul", "Pacific/Auckland", "Europe/Berlin"]

    /// What people do at an hour of the day, all of it at the cloud.
    func happen(_ hour: Int) throws {
        for user in Self.people {
            let person = try person(user)
            if hour == 7 { try sleep(person) }
            if random.chance(0.3) { try weigh(person) }
            if random.chance(0.5) { try walk(person) }
            if random.chance(0.04) { try train(person) }
            if random.chance(0.02) { try record(person) }
            if random.chance(0.06) { try correct(person) }
            if random.chance(0.04) { try delete(person) }
            if random.chance(0.01) { try change(person) }
        }
    }

    func person(_ user: Int64) throws -> CloudPerson {
        let cloud = cloud
        return try world.run {
            guard let person = await cloud.person(user) else { throw SerialWorld.Stuck() }
            return person
        }
    }

    private func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Some of it arrives weeks late; some may be the other one's.
    private func weigh(_ person: CloudPerson) throws {
        let age = random.chance(0.1) ? pick(0...50) * Self.day : pick(0...3_600)
        let date = second - age
        let weight = CloudMeasure(1, 70_000 + pick(0...5_000), unit: -3)
        let fat = CloudMeasure(8, pick(1_000...2_000), unit: -2, position: 7)
        let attrib = random.chance(0.15) ? 1 : random.chance(0.05) ? 77 : 0
        let category = random.chance(0.03) ? 2 : 1
        let hasPulse = random.chance(0.4)
        let pulse = CloudMeasure(11, pick(50...90), unit: 0)
        let cloud = cloud
        try world.run {
            await cloud.addMeasures(
                [weight, fat],
                to: person.userID,
                date: date,
                attrib: attrib,
                category: category,
                device: CloudPerson.scale
            )
            // Another group of the same second.
            guard hasPulse else { return }
            await cloud.addMeasures([pulse], to: person.userID, date: date, device: CloudPerson.scale)
        }
    }

    /// A night, from one device or two, complete or not yet; sometimes a nap, sometimes one that arrives days late.
    private func sleep(_ person: CloudPerson) throws {
        let late = random.chance(0.1) ? pick(1...20) * Self.day : 0
        let start = second - pick(27_000...30_000) - late
        let minutes = pick(300...440)
        let isComplete = random.chance(0.6)
        let hasWatch = random.chance(0.3)
        let hasNap = random.chance(0.2)
        let open = person.nights.filter { $0["completed"] == false }.compactMap(\.identity)
        let score = pick(40...95)
        let cloud = cloud
        let user = person.userID
        note(.init(at: start, isIn: true), of: user)
        note(.init(at: start + minutes * 60, isIn: false), of: user)
        try world.run {
            for id in open { await cloud.reviseNight(id, ["sleep_score": .integer(score)], completed: true) }
            let devices = [CloudPerson.mat] + (hasWatch ? [CloudPerson.watch] : [])
            await cloud.getIntoBed(user, mat: CloudPerson.mat.id, at: start)
            for device in devices {
                await cloud.edit(user) { $0.sleepSegments += Self.course(from: start, minutes: minutes, device) }
                await cloud.addNight(to: user, start: start, minutes: minutes, device: device, completed: isComplete)
            }
            await cloud.getOutOfBed(user, mat: CloudPerson.mat.id, at: start + minutes * 60)
            guard hasNap else { return }
            await cloud.edit(user) {
                $0.sleepSegments += Self.course(from: start - 50_000, minutes: 40, CloudPerson.mat)
            }
            await cloud.addNight(
                to: user,
                start: start - 50_000,
                minutes: 40,
                device: CloudPerson.mat,
                isNap: true
            )
        }
    }

    private static func course(from start: Int, minutes: Int, _ device: CloudDevice) -> [CloudRow] {
        stride(from: start, to: start + minutes * 60, by: 7_200).map { from in
            CloudRow.segment(
                start: from,
                end: min(from + 7_200, start + minutes * 60),
                state: from / 7_200 % 4,
                device: device
            )
        }
    }

    /// The watch hands over what it counted: today's, or what it kept for days.
    private func walk(_ person: CloudPerson) throws {
        let moment = second - (random.chance(0.1) ? pick(1...12) * Self.day : 0)
        let zone = TimeZone(identifier: person.timeZone) ?? .gmt
        let day = LocalDay(of: EpochSeconds(moment), in: zone)
        let start = Int(day.start(in: zone))
        var samples: [CloudSample] = []
        for _ in 0..<3 {
            let time = max(start, moment - pick(0...9_000)) / 60 * 60
            let isNew = !(person.samples + samples).contains { $0.time == time }
            guard time >= start, isNew else { continue }
            samples.append(
                CloudSample(
                    time: time,
                    by: CloudPerson.watch,
                    random.chance(0.5)
                        ? ["heart_rate": .integer(pick(50...120))] : ["steps": .integer(pick(1...90)), "duration": 60]
                )
            )
        }
        let steps =
            (person.activities.first { $0.day == day.description }?["steps"]?.integerValue ?? 0) + pick(10...900)
        let row = CloudRow.day(moment, zone: person.timeZone, steps: steps, modified: second)
        let cloud = cloud
        let (user, new) = (person.userID, samples)
        try world.run {
            await cloud.edit(user) { person in
                person.samples += new
                person.put(activities: [row])
            }
            await cloud.raise(.activity(user, day: day.description))
        }
    }

    private func train(_ person: CloudPerson) throws {
        let start = second - pick(3_600...40_000) - (random.chance(0.2) ? pick(1...25) * Self.day : 0)
        let id =
            random.chance(0.2)
            ? person.workouts.compactMap(\.identity).last ?? 3_000_000_000 : 3_000_000_000 + pick(1...900_000_000)
        let old = person.workouts.first { $0.identity == id }
        let row = CloudRow.workout(
            id,
            start: old?.time ?? start,
            zone: old?["timezone"]?.stringValue ?? person.timeZone,
            calories: pick(50...900),
            modified: second
        )
        let cloud = cloud
        try world.run { await cloud.put(workout: row, of: person.userID) }
    }

    private func record(_ person: CloudPerson) throws {
        let id = 4_000_000_000 + pick(1...900_000_000)
        let date = second - pick(60...200_000)
        let signal = (0..<20).map { _ in pick(-300...300) }
        let cloud = cloud
        try world.run {
            await cloud.addECG(
                to: person.userID,
                signalID: id,
                date: date,
                device: CloudPerson.watch,
                heartRate: 60,
                signal: signal
            )
        }
    }

    /// Somebody mends a number in the app, or claims a reading.
    private func correct(_ person: CloudPerson) throws {
        let groups = person.measureGroups.prefix(40)
        guard let row = groups.randomElement(using: &random), let id = row.identity else { return }
        let value = pick(60_000...80_000)
        let isClaimed = row["attrib"] == 1 && random.chance(0.7)
        let others = Self.people.filter { $0 != person.userID }
        let isMoved = !isClaimed && random.chance(0.1)
        if isMoved { forget(person.userID, "\(id) ", of: row.time) }
        let cloud = cloud
        try world.run {
            if isClaimed {
                await cloud.claimMeasureGroup(id, by: person.userID)
            } else if isMoved, let other = others.first {
                await cloud.reattributeMeasureGroup(id, to: other)
            } else {
                await cloud.correct(id, type: 1, to: value)
            }
        }
    }

    private func delete(_ person: CloudPerson) throws {
        let cloud = cloud
        let user = person.userID
        switch pick(0...5) {
        case 0:
            guard let row = person.nights.prefix(30).randomElement(using: &random), let id = row.identity else {
                return
            }
            forget(user, "\(id) ", of: row.time)
            let end = row["enddate"]?.integerValue ?? row.time
            for segment in person.sleepSegments where (row.time..<end).contains(segment.time) {
                forget(user, "\(segment.time)–", of: row.time)
            }
            try world.run { await cloud.deleteNight(id) }
        case 1:
            guard let row = person.workouts.randomElement(using: &random), let id = row.identity else { return }
            forget(user, "\(id) ", of: row.time)
            try world.run { await cloud.deleteWorkout(id, of: user) }
        case 2:
            guard let row = person.heartRecords.randomElement(using: &random), let id = row.identity else { return }
            forget(user, "\(id) ", of: row.time)
            try world.run { await cloud.edit(user) { $0.heartRecords.removeAll { $0.identity == id } } }
        case 3:
            // Without samples: whether those go with the day, nobody knows of the real Withings.
            let days = person.activities.reversed().filter { row in
                let start = LocalDay(row.day).map { Int($0.start(in: .gmt)) } ?? 0
                return !person.samples.contains { abs($0.time - start) < 2 * Self.day }
            }
            let rows = random.chance(0.8) ? days.prefix(20) : days[...]
            guard let row = rows.randomElement(using: &random), let day = LocalDay(row.day) else { return }
            forget(user, "\(row.day) by ", of: Int(day.start(in: .gmt)))
            let isTold = random.chance(0.5)
            tally.deletedDays += 1
            try world.run {
                await cloud.edit(user) { $0.removeActivities(on: row.day) }
                if isTold { await cloud.raise(.activity(user, day: row.day)) }
            }
        default:
            // Most are of these days; some of long ago.
            let rows = random.chance(0.8) ? person.measureGroups.prefix(20) : person.measureGroups[...]
            guard let row = rows.randomElement(using: &random), let id = row.identity else { return }
            forget(user, "\(id) ", of: row.time)
            try world.run { await cloud.deleteMeasureGroup(id) }
        }
    }

    /// By when a deletion must be found: the last thirty days are read again every day, everything every month.
    private func forget(_ user: Int64, _ line: String, of moment: Int) {
        let isRecent = now - Double(moment) < 28 * 86_400
        deletions[user, default: [:]][line] = now + (isRecent ? 2.2 : 33) * 86_400
    }

    /// Things that happen once in a while.
    private func change(_ person: CloudPerson) throws {
        let cloud = cloud
        let user = person.userID
        let goals: CloudJSONObject? = random.chance(0.3) ? nil : ["steps": .integer(pick(3...15) * 1_000)]
        let zone = Self.zones.randomElement(using: &random) ?? "UTC"
        let choice = pick(0...3)
        try world.run {
            switch choice {
            case 0: await cloud.setGoals(goals, of: user)
            case 1: await cloud.setTimeZone(zone, of: user)
            case 2: await cloud.takeDevice(CloudPerson.scale.id, from: user)
            default: await cloud.addDevice(CloudPerson.scale, to: user)
            }
        }
    }
}
