import Foundation

extension DemoDay {
    /// How often a watch or a phone brings its count to the cloud, in seconds.
    static let syncStep = 300

    /// The row of the watch, that of the phone beside it on many days, or the phone's alone.
    mutating func addActivity() {
        var dice = dice(20)
        let midnight = second(0)
        guard day >= profile.first, midnight + 1_800 <= asOf else { return }
        let closing = condition.zone.second(CivilDay(number: day.number + 1), dice.whole(60...1_200))
        let isClosed = closing <= asOf
        let seen = isClosed ? closing : max(midnight + 1_800, asOf / Self.syncStep * Self.syncStep)
        let passed = isClosed ? 1 : Self.passed(Double(seen - midnight) / 3_600)

        var steps = profile.steps * (condition.isWeekend ? 0.86 : 1) * (1 - 0.13 * condition.winter)
        if condition.isIll { steps *= 0.3 }
        if condition.isAway { steps *= 1.5 }
        steps *= max(0.25, 1 + 0.28 * dice.bell())
        let late = dice.chance(0.03) ? dice.whole(1...3) * 86_400 : 0
        if let tracker = profile.tracker, tracker.isUsed(day), !dice.chance(0.04) {
            let movement = DemoMovement(steps: steps, passed: passed, pulse: condition.pulse, weight: condition.weight)
            // A watch that was out of reach brings its whole day later.
            let modified = late > 0 ? closing + late : seen
            if modified <= asOf { addRow(movement, by: tracker.device, modified: modified) }
            guard dice.chance(0.4) else { return }
        }
        let carried = DemoMovement(steps: steps * 0.82, passed: passed, pulse: nil, weight: condition.weight)
        addRow(carried, by: nil, modified: seen)
    }

    private mutating func addRow(_ movement: DemoMovement, by device: CloudDevice?, modified: Int) {
        var fields = movement.fields
        fields["deviceid"] = .optional(device?.id)
        fields["hash_deviceid"] = .optional(device?.id)
        fields["timezone"] = .string(condition.zone.name)
        fields["date"] = .string(day.text)
        fields["modified"] = .integer(modified)
        fields["brand"] = device == nil ? 18 : 1
        fields["modelid"] = .integer(device?.modelID ?? profile.phone.modelID)
        fields["model"] = .string(device?.model ?? profile.phone.model)
        fields["is_tracker"] = .bool(device != nil)
        add(activity: CloudRow(fields))
    }

    /// Which part of a day's steps is made by an hour: hardly any at night, most around noon and after work.
    private static func passed(_ hour: Double) -> Double {
        let morning = 1 / (1 + exp(-(hour - 8.5) * 1.3))
        let noon = 1 / (1 + exp(-(hour - 12.8) * 1.1))
        let evening = 1 / (1 + exp(-(hour - 18.2) * 0.9))
        return min(1, max(0, 0.3 * morning + 0.3 * noon + 0.4 * evening))
    }
}
