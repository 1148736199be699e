extension DemoDay {
    /// Walk, run, cycling, swimming, yoga, weights, hiking.
    private static let kinds = [1, 2, 6, 7, 28, 16, 3]
    private static let swimming = 7

    /// Sport on some days, seen by the watch or, without one, by the phone.
    mutating func addWorkouts() {
        guard day > profile.first, !condition.isIll else { return }
        var dice = dice(22)
        guard dice.chance(condition.isWeekend ? 0.5 : 0.27) else { return }
        let kind = dice.chance(0.01) ? 9_001 : Self.kinds[(dice.whole(0...4) + profile.index * 2) % Self.kinds.count]
        let start = second((condition.isWeekend ? 36_000 : 64_000) + Int(2_400 * dice.bell()))
        let minutes = dice.whole(22...85)
        let watch = profile.tracker.flatMap { $0.isUsed(day) ? $0.device : nil }
        let created = start + minutes * 60 + dice.whole(60...900)
        guard created <= asOf else { return }
        var fields: CloudJSONObject = [
            "id": .integer(3_600_000_000 + profile.index * 100_000_000 + day.number * 10 + 1),
            "category": .integer(kind),
            "timezone": .string(condition.zone.name),
            "model": .integer(watch?.modelID ?? profile.phone.modelID),
            "attrib": .integer(dice.chance(0.25) ? 7 : 0),
            "startdate": .integer(start),
            "enddate": .integer(start + minutes * 60),
            "date": .string(day.text),
            "deviceid": .optional(watch?.id),
            "data": .object(workoutData(kind, minutes, hasPulse: watch != nil, &dice)),
            "modified": .integer(created),
        ]
        if dice.chance(0.5) { fields["created"] = .integer(created) }
        add(workout: CloudRow(fields))
    }

    private func workoutData(_ kind: Int, _ minutes: Int, hasPulse: Bool, _ dice: inout Dice) -> CloudJSONObject {
        let effort = 0.4 + 0.5 * dice.unit()
        let pulse = hasPulse ? Int(condition.pulse + 28 + 22 * effort) : 0
        let hard = Int(Double(minutes * 60) * max(0, effort - 0.6))
        let calories = Int(Double(minutes) * condition.weight * (0.06 + 0.08 * effort))
        var data: CloudJSONObject = [
            "calories": .integer(calories), "intensity": .integer(Int(effort * 100)), "manual_distance": 0,
            "manual_calories": 0, "hr_average": .integer(pulse), "hr_min": .integer(max(0, pulse - 22)),
            "hr_max": .integer(hasPulse ? pulse + 12 : 0), "hr_zone_0": .integer(minutes * 60 - hard),
            "hr_zone_1": .integer(hard * 2 / 3), "hr_zone_2": .integer(hard - hard * 2 / 3), "hr_zone_3": 0,
            "pause_duration": .integer(dice.chance(0.2) ? dice.whole(30...400) : 0), "algo_pause_duration": nil,
            "spo2_average": nil,
        ]
        if kind == Self.swimming {
            let laps = max(4, minutes * 5 / 4)
            data["pool_laps"] = .integer(laps)
            data["strokes"] = .integer(laps * 18)
            data["pool_length"] = 25
            data["algo_pause_duration"] = .integer(dice.whole(0...300))
        } else {
            let steps = [1, 2, 3].contains(kind) ? minutes * Int(95 + 60 * effort) : minutes * 6
            data["steps"] = .integer(steps)
            data["distance"] = .decimal(steps * 74, digits: 2)
            data["elevation"] = .integer(kind == 3 ? minutes / 2 : dice.whole(0...6))
        }
        return data
    }
}
