extension DemoDay {
    /// The night that ends on this day, seen by the mat, the watch or both, and perhaps a nap.
    mutating func addNights() {
        let mat = profile.mat.flatMap { $0.isUsed(day) && !condition.isAway ? $0.device : nil }
        let watch = profile.tracker.flatMap { $0.isUsed(day) ? $0.device : nil }
        var dice = dice(6)
        let start = second(profile.bedtime + (condition.isWeekend ? 3_000 : 0) + Int(1_500 * dice.bell()))
        let ill = condition.isIll ? 0.9 : 0
        let hours = profile.hoursInBed + (condition.isWeekend ? 0.6 : 0) + ill + 0.6 * dice.bell()
        let minutes = max(160, Int(hours * 60))
        if let mat, !dice.chance(0.04) {
            addNight(1, DemoSleep(start: start / 60 * 60, minutes: minutes, by: mat, self.dice(7), condition))
        }
        if let watch, dice.chance(condition.isAway || mat == nil ? 0.85 : 0.3) {
            let sleep = DemoSleep(
                start: start / 60 * 60 + 60 * dice.whole(-6...9),
                minutes: minutes - dice.whole(0...25),
                by: watch,
                self.dice(8),
                condition
            )
            addNight(2, sleep)
        }
        if let device = mat ?? watch, dice.chance(day.weekday == 7 ? 0.12 : 0.03) {
            let nap = DemoSleep(
                start: second(50_400 + dice.whole(0...90) * 60) / 60 * 60,
                minutes: dice.whole(32...85),
                by: device,
                self.dice(9),
                condition
            )
            addNight(3, nap)
        }
    }

    /// A night appears soon after waking and is revised a day later.
    private mutating func addNight(_ number: Int, _ sleep: DemoSleep) {
        var dice = Dice(seed, profile.index, 40 + number, day.number)
        let created = sleep.end + dice.whole(700...1_500)
        guard created <= asOf else { return }
        let revised = sleep.end + 86_400
        let isFinal = revised <= asOf
        let modified = isFinal ? revised : created - (dice.chance(0.1) ? 1 : 0)
        let fields: CloudJSONObject = [
            "id": .integer(2_500_000_000 + profile.index * 100_000_000 + day.number * 10 + number),
            "timezone": .string(condition.zone.name),
            "model": .integer(sleep.isByMat ? 32 : 16),
            "model_id": .integer(sleep.device.modelID),
            "hash_deviceid": .string(sleep.device.id),
            "startdate": .integer(sleep.start),
            "enddate": .integer(sleep.end),
            "date": .string(day.text),
            "data": .object(sleep.data(isFinal: isFinal)),
            "created": .integer(created),
            "modified": .integer(modified),
            "completed": .bool(isFinal),
        ]
        add(night: CloudRow(fields))
    }
}
