extension DemoDay {
    /// Height and a guessed weight, entered while the account was made, and the wishes.
    mutating func addAccount() {
        let date = second(72_000)
        if day == profile.first {
            add([CloudMeasure(4, profile.height, unit: -3)], date: date, created: date + 1, attrib: 4, device: nil)
            let guess = Int(profile.weight.rounded()) * 1_000
            add([CloudMeasure(1, guess, unit: -3)], date: date, created: date + 1, attrib: 4, device: nil)
        }
        if let wish = profile.wish, (day.number - profile.first.number) % 420 == 3 {
            let grams = wish + 1_500 * max(0, 4 - (day.number - profile.first.number) / 420)
            add([CloudMeasure(1, grams, unit: -3)], date: date, created: date, attrib: 2, category: 2, device: nil)
        }
    }

    mutating func addWeighIns() {
        guard day > profile.first else { return }
        var dice = dice(1)
        if condition.isAway {
            if dice.chance(0.15) { addManualWeight(dice.whole(25_000...30_000)) }
            return
        }
        guard let scale = profile.scale(on: day) else { return }
        let usual = condition.isWeekend ? 29_700 : 24_300
        if dice.chance(profile.weighs) {
            addWeighIn(at: second(usual + Int(1_300 * dice.bell())), weight: condition.weight, scale, late(&dice), dice)
        }
        if dice.chance(0.04) {
            let evening = second(74_000 + Int(2_000 * dice.bell()))
            addWeighIn(at: evening, weight: condition.weight + 0.9, scale, dice.whole(40...90), dice)
        }
        if dice.chance(0.008) { addManualWeight(dice.whole(60_000...70_000)) }
    }

    /// Seconds until the cloud has a reading: mostly a minute, at times hours, and once in a long while weeks.
    private func late(_ dice: inout Dice) -> Int {
        if dice.chance(0.006) { return dice.whole(10...59) * 86_400 }
        return dice.chance(0.02) ? dice.whole(3_600...90_000) : dice.whole(40...90)
    }

    private mutating func addManualWeight(_ time: Int) {
        var dice = dice(2)
        let date = second(time)
        let kilograms = condition.weight
        let measures: [CloudMeasure] =
            switch dice.whole(0...2) {
            case 0: [CloudMeasure(1, Int(kilograms * 10) * 10, unit: -2)]
            case 1: [CloudMeasure(1, Int(kilograms * 10) * 1_000, unit: -4)]
            default: Composition(weight: kilograms, fat: condition.fat).byHand
            }
        add(measures, date: date, created: date + dice.whole(5...600), attrib: 2, device: nil)
    }

    private mutating func addWeighIn(at date: Int, weight: Double, _ scale: CloudDevice, _ delay: Int, _ dice: Dice) {
        var dice = dice
        let body = Composition(weight: weight, fat: condition.fat)
        let created = date + delay
        let pulse = Int(condition.pulse + 6 + 3 * dice.bell())
        let age = profile.index == 1 ? 41.0 : 49.0
        let vascular = [
            CloudMeasure(91, Int(6_700 + 25 * (age - 40) + 260 * dice.bell()), unit: -3, algo: 0, fm: 131),
            CloudMeasure(155, Int(age * 10 + 22 * dice.bell()), unit: -1, algo: 0, fm: 131),
        ]
        guard scale.modelID == 10 else {
            add(body.ofBodyCardio, date: date, created: created, device: scale)
            add(
                [CloudMeasure(11, pulse * 100, unit: -2, algo: 0, fm: 131)],
                date: date,
                created: created + 2,
                device: scale
            )
            if dice.chance(0.8) { add(vascular, date: date, created: created + 5, attrib: 8, device: scale) }
            return
        }
        add(body.ofBodyScan, date: date, created: created, device: scale)
        var heart = [CloudMeasure(11, pulse, unit: 0, algo: 0, fm: 3)]
        if dice.chance(0.3) { heart.append(CloudMeasure(130, dice.chance(0.05) ? 2 : 9, unit: 0, algo: 0, fm: 3)) }
        add(heart, date: date, created: created + 2, device: scale)
        if dice.chance(0.8) { add(vascular, date: date, created: created + 5, attrib: 8, device: scale) }
        if dice.chance(0.06) {
            let speed = Int(7_000 + 300 * dice.bell())
            add([CloudMeasure(91, speed, unit: -3)], date: date, created: created + 5, attrib: 10, device: scale)
        }
        if dice.chance(0.2) { addFeet(at: date, created: created + 9, scale, dice) }
    }

    /// Nerve health and skin conductance, measured through the feet.
    private mutating func addFeet(at date: Int, created: Int, _ scale: CloudDevice, _ dice: Dice) {
        var dice = dice
        let both = Int(68_000 + 4_000 * dice.bell())
        let conductance = [
            CloudMeasure(196, both, unit: -3), CloudMeasure(197, both - 700, unit: -3),
            CloudMeasure(198, both + 700, unit: -3),
        ]
        add(conductance, date: date, created: created, attrib: dice.chance(0.08) ? 10_009 : 0, device: scale)
        if dice.chance(0.4) {
            let score = Int(74 + 4 * dice.bell())
            add([CloudMeasure(167, score, unit: 0)], date: date, created: created + 4, attrib: 15, device: scale)
        }
    }
}
