extension DemoDay {
    /// The row of the watch, that of the phone beside it on many days, or the phone's alone.
    mutating func addActivity() {
        let walk = DemoWalk(profile, day, seed: seed, condition: condition, asOf: asOf)
        guard day >= profile.first, walk.midnight + 1_800 <= asOf else { return }
        if let tracker = profile.tracker, walk.isWatchWorn {
            let movement = DemoMovement(
                steps: walk.steps,
                passed: walk.passed,
                pulse: condition.pulse,
                weight: condition.weight
            )
            // A watch that was out of reach brings its whole day later.
            let modified = walk.late > 0 ? walk.closing + walk.late : walk.modified
            if modified <= asOf { addRow(movement, by: tracker.device, modified: modified) }
            guard walk.isPhoneCarriedToo else { return }
        }
        let carried = DemoMovement(
            steps: walk.steps * 0.82,
            passed: walk.passed,
            pulse: nil,
            weight: condition.weight
        )
        addRow(carried, by: nil, modified: walk.modified)
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
}
