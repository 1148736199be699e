extension DemoDay {
    /// Pressure and pulse; the monitor is at times out of reach of the network for days.
    mutating func addPressure() {
        guard let monitor = profile.monitor, monitor.isUsed(day), !condition.isAway else { return }
        var dice = dice(3)
        guard dice.chance(profile.takesPressure) else { return }
        let date = second((dice.chance(0.7) ? 70_000 : 26_500) + Int(2_200 * dice.bell()))
        let systolic = Int(profile.systolic + 3 * condition.winter + 5.5 * dice.bell())
        let diastolic = Int(profile.diastolic + 2 * condition.winter + 3.8 * dice.bell())
        let pulse = Int(condition.pulse + 5 + 4 * dice.bell())
        // BPM Core counts whole units, BPM Connect hundredths.
        let core = monitor.device.modelID == 44
        let factor = core ? 1 : 100
        let unit = core ? 0 : -2
        let attrib = core ? (dice.chance(0.3) ? 5 : 0) : (dice.chance(0.03) ? 17 : 0)
        let delay = dice.chance(0.08) ? dice.whole(1...4) * 86_400 : dice.whole(30...200)
        add(
            [
                CloudMeasure(9, diastolic * factor, unit: unit, algo: 0, fm: 128),
                CloudMeasure(10, systolic * factor, unit: unit, algo: 0, fm: 128),
                CloudMeasure(11, pulse * factor, unit: unit, algo: 0, fm: 128),
            ],
            date: date,
            created: date + delay,
            attrib: attrib,
            device: monitor.device
        )
    }

    /// A fever is followed through the day; a healthy person measures now and then.
    mutating func addTemperature() {
        guard let thermometer = profile.thermometer, thermometer.isUsed(day), !condition.isAway else { return }
        var dice = dice(4)
        let times = condition.isIll ? dice.whole(1...4) : (dice.chance(0.012) ? 1 : 0)
        for turn in 0..<times {
            let date = second(28_000 + turn * 13_000 + Int(900 * dice.bell()))
            let degrees = condition.isIll ? 38.1 + 0.45 * dice.bell() : 36.6 + 0.2 * dice.bell()
            let body = Int(degrees * 100) * 10
            let measures = [
                CloudMeasure(71, body, unit: -3), CloudMeasure(12, body, unit: -3),
                CloudMeasure(73, body - 2_400, unit: -3),
            ]
            add(measures, date: date, created: date + dice.whole(20...70), device: thermometer.device)
        }
    }

    /// What turns up in any long history: somebody else on the scale, types that no table lists, readings of watches.
    mutating func addOddities() {
        var dice = dice(5)
        if let scale = profile.scale(on: day), day > profile.first, dice.chance(0.016) {
            let date = second(dice.whole(40_000...80_000))
            let grams = Int(condition.weight * 20) * 50 + dice.whole(-240...240) * 50
            add(
                [CloudMeasure(1, grams, unit: -3, algo: 0, fm: 131)],
                date: date,
                created: date + 50,
                attrib: 1,
                device: scale
            )
        }
        guard let tracker = profile.tracker, tracker.isUsed(day) else { return }
        let evening = second(77_000)
        if day.weekday == 7 {
            let fitness = Int(37_000 - 900 * condition.winter + 500 * dice.bell())
            add([CloudMeasure(123, fitness, unit: -3)], date: evening, created: evening + 30, device: tracker.device)
        }
        if dice.chance(0.03) {
            let oxygen = min(100, Int(96.8 + dice.bell()))
            add([CloudMeasure(54, oxygen, unit: 0)], date: evening + 60, created: evening + 90, device: tracker.device)
        }
        if dice.chance(0.006) {
            add(
                [CloudMeasure(999, dice.whole(100...900), unit: -1)],
                date: evening + 120,
                created: evening + 150,
                device: tracker.device
            )
        }
    }
}
