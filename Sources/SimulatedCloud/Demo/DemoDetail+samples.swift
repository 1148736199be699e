extension DemoDetail {
    func samples(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudSample] {
        guard let watch = profile.tracker?.device else { return [] }
        var samples: [CloudSample] = []
        for number
            in (profile.home.day(of: span.lowerBound).number - 1)...(profile.home.day(of: span.upperBound).number + 1)
        {
            let day = CivilDay(number: number)
            guard
                let row = person.activities.last(where: {
                    $0.day == day.text && $0["deviceid"]?.stringValue == watch.id
                })
            else { continue }
            let condition = DemoCondition(profile, day, seed: seed)
            let walk = DemoWalk(profile, day, seed: seed, condition: condition, asOf: row.modified)
            let first = max(walk.midnight, span.lowerBound, since)
            let last = min(walk.seen - 1, span.upperBound)
            guard first <= last else { continue }
            samples += steps(walk, condition, by: watch)
            samples += pulses(walk, condition, row, person, by: watch)
        }
        return samples.filter { span.contains($0.time) && $0.time >= since }
    }

    /// Minutes in which there was a step; they add up to the row of the day.
    private func steps(_ walk: DemoWalk, _ condition: DemoCondition, by watch: CloudDevice) -> [CloudSample] {
        func total(_ second: Int) -> DemoMovement {
            DemoMovement(
                steps: walk.steps,
                passed: walk.pace.part(second - walk.midnight),
                pulse: nil,
                weight: condition.weight
            )
        }
        var before = total(walk.midnight)
        return stride(from: walk.midnight, to: walk.seen, by: 60).compactMap { minute in
            let after = total(min(walk.seen, minute + 60))
            defer { before = after }
            guard after.count > before.count else { return nil }
            return CloudSample(
                time: minute,
                by: watch,
                [
                    "steps": .integer(after.count - before.count), "duration": 60,
                    "distance": .decimal(after.millimetres - before.millimetres, digits: 3),
                    "calories": .decimal(after.calories - before.calories, digits: 3),
                    "elevation": .decimal(after.elevation - before.elevation, digits: 2),
                ]
            )
        }
    }

    /// The pulse every ten minutes, every minute in a workout, and what the watch feels at night.
    private func pulses(
        _ walk: DemoWalk,
        _ condition: DemoCondition,
        _ row: CloudRow,
        _ person: CloudPerson,
        by watch: CloudDevice
    ) -> [CloudSample] {
        let range = (row["hr_min"]?.integerValue ?? 45)...max(46, row["hr_max"]?.integerValue ?? 160)
        let sleeps = person.nights.filter { $0.time < walk.end && ($0["enddate"]?.integerValue ?? 0) > walk.midnight }
        let workouts = person.workouts.filter {
            $0["deviceid"]?.stringValue == watch.id && (walk.midnight..<walk.end).contains($0.time)
        }
        func holds(_ row: CloudRow, _ second: Int) -> Bool {
            row.time <= second && second < (row["enddate"]?.integerValue ?? row.time)
        }
        var samples: [CloudSample] = []
        let dice = Dice(seed, profile.index, 32, walk.midnight)
        var charging = dice
        let charger = walk.midnight + charging.whole(24_000...70_000)
        for minute in stride(from: walk.midnight, to: walk.seen - 59, by: 60) {
            var dice = dice.turned(by: minute)
            if let workout = workouts.first(where: { holds($0, minute) }) {
                let average = workout["data"]?["hr_average"]?.integerValue ?? 110
                let pulse = min(range.upperBound, average + Int(6 * dice.bell()))
                samples.append(CloudSample(time: minute + 20, by: watch, ["heart_rate": .integer(pulse)]))
                continue
            }
            let isCharging = (charger..<charger + 3_600).contains(minute)
            guard minute % 600 == 0, !isCharging else { continue }
            let isAsleep = sleeps.contains { holds($0, minute) }
            let part = walk.pace.part(minute + 300 - walk.midnight) - walk.pace.part(minute - 300 - walk.midnight)
            let effort = isAsleep ? -5 : 9 + min(34, part * walk.steps / 18)
            let pulse = Int(condition.pulse + effort + 3 * dice.bell())
            samples.append(
                CloudSample(
                    time: minute + 20,
                    by: watch,
                    ["heart_rate": .integer(min(range.upperBound, max(range.lowerBound, pulse)))]
                )
            )
            if minute % 1_800 == 0, isAsleep { samples += night(minute, condition, &dice, by: watch) }
            if watch.modelID == 94, minute % 3_600 == 0 {
                let warmth = 3_655 + (condition.isIll ? 110 : 0) + Int(14 * dice.bell())
                samples.append(
                    CloudSample(time: minute + 50, by: watch, ["core_body_temperature": .decimal(warmth, digits: 2)])
                )
            }
        }
        return samples
    }

    private func night(
        _ minute: Int,
        _ condition: DemoCondition,
        _ dice: inout Dice,
        by watch: CloudDevice
    ) -> [CloudSample] {
        let variation = Int(4_400 + 800 * dice.bell()) - (condition.isIll ? 1_400 : 0)
        var samples = [
            CloudSample(
                time: minute + 30,
                by: watch,
                [
                    "rmssd": .decimal(max(600, variation), digits: 2),
                    "sdnn1": .decimal(max(900, variation + 1_100), digits: 2),
                    "hrv_quality": .integer(dice.whole(60...100)),
                    "rr": .integer(Int(14.2 + 0.9 * dice.bell())),
                ]
            )
        ]
        if dice.chance(0.4) {
            // 0 stands for an attempt that failed.
            let oxygen = dice.chance(0.08) ? 0 : min(99, Int(96 + 1.2 * dice.bell()))
            samples.append(CloudSample(time: minute + 40, by: watch, ["spo2_auto": .integer(oxygen)]))
        }
        return samples
    }
}
