import Charts
import Entities
import Store
import WithingsModel

/// Makes the tiles of a person's day from the board's values and the record of the last months.
struct TodayReader: Sendable {
    let store: any PageStore
    let person: Person
    let entities: [Entity]
    let words: PageWords
    let now: EpochSeconds
    /// Which series of measures there are.
    let keys: [MeasureSeriesKey]

    private static let lookBack: EpochSeconds = 125 * 86_400
    private var texts: Texts { words.texts }
    private var text: GraphText { GraphText(words: words) }

    func tiles() async throws -> [TodayTile] {
        async let weight = weightTile()
        async let pressure = pressureTile()
        async let night = nightTile()
        async let activity = activityTile()
        let usual = try await [weight, pressure, night, activity]
        let known = usual.filter { $0.isKnown || $0.measured != nil }
        let all = known + otherTiles().prefix(max(0, usual.count - known.count))
        // Of somebody of whom nothing is known yet it is shown what there will be.
        return all.isEmpty ? usual : all
    }

    /// What stands in the place of what somebody has no product for.
    private func otherTiles() -> [TodayTile] {
        let places: [(String, PersonTab)] = [
            ("heart_rate_bpm", .heart), ("body_temperature_c", .temperature), ("temperature_c", .temperature),
            ("spo2_pct", .measures), ("height_m", .measures),
        ]
        var tiles: [TodayTile] = []
        for (key, tab) in places {
            guard let entity = entity(key), !tiles.contains(where: { $0.address == tab.address(person.user) }) else {
                continue
            }
            var tile = TodayTile(
                key: key,
                title: texts.name(of: entity.description),
                address: tab.address(person.user)
            )
            show(key, in: &tile)
            if tile.measured != nil { tiles.append(tile) }
        }
        return tiles
    }

    private func entity(_ key: String) -> Entity? {
        entities.first { $0.description.key == key && $0.product == nil && $0.person.user == person.user }
    }

    private func readings(_ type: MeasureType) async throws -> [ChartPoint] {
        try await WholeBody.readings(
            type,
            of: person.user,
            among: keys,
            in: now - Self.lookBack..<now + 86_400,
            at: words.timeZone,
            from: store
        )
    }

    private func show(_ key: String, in tile: inout TodayTile) {
        guard let entity = entity(key), let value = entity.value else { return }
        let written = words.values.text(value, for: entity.description, in: entity.timeZone)
        tile.value = written.value
        tile.unit = written.unit
        tile.exact = written.exact
        tile.isProvisional = entity.isProvisional
        tile.measured = MeasuredView(
            when: entity.measuredAt.map { words.moments.view($0, in: entity.timeZone) },
            device: entity.device
        )
    }

    private func weightTile() async throws -> TodayTile {
        var tile = TodayTile(
            key: "weight_kg",
            title: texts[.lastWeighIn],
            address: PersonTab.weight.address(person.user)
        )
        show("weight_kg", in: &tile)
        let readings = try await readings(.weight)
        tile.isKnown = !readings.isEmpty
        compare(readings, Quantity(.mass, digits: 1, words: words), in: &tile)
        remind(readings.map(\.at), in: &tile)
        return tile
    }

    private func pressureTile() async throws -> TodayTile {
        var tile = TodayTile(
            key: "pressure",
            title: texts[.lastPressure],
            address: PersonTab.pressure.address(person.user)
        )
        guard let upper = entity("systolic_blood_pressure_mmhg"), case .number(var systolic)? = upper.value,
            let lower = entity("diastolic_blood_pressure_mmhg"), case .number(var diastolic)? = lower.value
        else { return tile }
        let readings = try await readings(.systolicBloodPressure)
        let others = try await self.readings(.diastolicBloodPressure)
        var measuredAt = upper.measuredAt
        if upper.measuredAt != lower.measuredAt {
            // One value of a measurement may have been deleted: nobody's pressure is made of two measurements.
            let lows = Dictionary(others.map { ($0.at, $0.value) }) { $1 }
            guard let pair = readings.last(where: { lows[$0.at] != nil }), let low = lows[pair.at] else { return tile }
            (systolic, diastolic, measuredAt) = (pair.value, low, pair.at)
        }
        tile.value = "\(texts.numbers.text(systolic, precision: 0))/\(texts.numbers.text(diastolic, precision: 0))"
        tile.unit = "mmHg"
        tile.measured = MeasuredView(
            when: measuredAt.map { words.moments.view($0, in: upper.timeZone) },
            device: measuredAt == upper.measuredAt ? upper.device : measuredAt == lower.measuredAt ? lower.device : nil
        )
        if let pulse = entity("heart_pulse_bpm"), pulse.measuredAt == measuredAt,
            case .number(let beats)? = pulse.value
        {
            let value = "\(texts.numbers.text(beats, precision: 0)) \(texts[.unitBeats])"
            tile.detail = texts(.pulseIs, ["value": value])
        }
        if let up = Usual(readings, digits: 0), let down = Usual(others, digits: 0) {
            tile.usual = texts(.usualIs, ["value": "\(text.number(up.median))/\(text.number(down.median))"])
            tile.isUnusual = up.isUnusual || down.isUnusual
        }
        remind(readings.map(\.at), in: &tile)
        return tile
    }

    private func nightTile() async throws -> TodayTile {
        var tile = TodayTile(
            key: "sleep_total_duration_seconds",
            title: texts[.lastNight],
            address: PersonTab.sleep.address(person.user)
        )
        show("sleep_total_duration_seconds", in: &tile)
        let rows = try await store.sleep(of: person.user, endingIn: now - Self.lookBack..<now + 86_400)
        tile.isKnown = !rows.isEmpty
        guard tile.measured != nil else { return tile }
        if let score = entity("sleep_score"), case .number(let points)? = score.value {
            tile.detail = "\(text.number(points)) \(texts[.unitPoints])"
        }
        let nights = Nights(rows, in: words.timeZone, at: now).points(SleepField("total_sleep_time"))
        if let day = nights.last.map({ LocalDay(of: $0.at, in: words.timeZone) }) {
            tile.address += "/\(day)"
        }
        compare(nights, Quantity(.hours, digits: 2, words: words), in: &tile)
        remind(nights.map(\.at), in: &tile)
        return tile
    }

    private func activityTile() async throws -> TodayTile {
        var tile = TodayTile(
            key: "activity_steps_today",
            title: texts[.todayActivity],
            address: PersonTab.activity.address(person.user)
        )
        show("activity_steps_today", in: &tile)
        let today = words.today
        let rows = try await store.activity(of: person.user, in: today.adding(days: -90)...today.adding(days: 1))
        let points = ActivityDays(rows, in: words.timeZone).points(ActivityField("steps"))
        tile.isKnown = !points.isEmpty
        // Today is not over yet: against the usual stands yesterday and what was before it.
        let before = points.filter { $0.at < today.start(in: words.timeZone) }
        if let usual = Usual(before, digits: 0) {
            let steps = texts.numbers.text(usual.median, precision: 0) + " " + texts[.unitSteps]
            tile.usual = texts(.usualIs, ["value": steps])
        }
        if let goal = try await store.goals(of: person.user)?.steps?.double, goal > 0,
            case .number(let steps)? = entity("activity_steps_today")?.value
        {
            let share = Int((steps.double / goal * 100).rounded())
            tile.progress = min(100, max(0, share))
            tile.detail = texts(
                .ofGoal,
                ["percent": "\(share)", "goal": texts.numbers.text(ExactDecimal(Int64(goal)), precision: 0)]
            )
        }
        return tile
    }

    private func compare(_ readings: [ChartPoint], _ quantity: Quantity, in tile: inout TodayTile) {
        guard tile.measured != nil, let usual = Usual(readings, digits: 2) else { return }
        func written(_ value: ExactDecimal) -> String {
            let converted = quantity.converted(value)
            if ["h", "st"].contains(quantity.unit) { return text.cell(converted, unit: quantity.unit) }
            // As finely as the value itself is shown: 65.15 is no 0.1 more than 65.1.
            let digits = quantity.kind == .mass && words.values.units == .metric ? 2 : 1
            return texts.numbers.text(converted, precision: digits) + " " + quantity.unit
        }
        let difference = usual.difference
        let size = ExactDecimal(abs(difference.mantissa), exponent: difference.exponent)
        // A number and its unit are not torn apart at the end of a line.
        let values: KeyValuePairs = [
            "amount": written(size).replacing(" ", with: "\u{A0}"),
            "value": written(usual.median).replacing(" ", with: "\u{A0}"),
        ]
        let isSame = written(size) == written(ExactDecimal(0))
        tile.usual =
            isSame ? texts[.asUsual] : texts(difference > 0 ? .moreThanUsual : .lessThanUsual, values)
        tile.isUnusual = usual.isUnusual
    }

    private func remind(_ moments: [EpochSeconds], in tile: inout TodayTile) {
        guard let habit = Habit(moments), habit.isOverdue(at: now) else { return }
        let days = habit.interval >= 36 * 3_600
        let interval =
            days
            ? texts(.days, ["n": "\((habit.interval + 43_200) / 86_400)"])
            : words.values.duration(seconds: ExactDecimal(habit.interval / 3600 * 3600).decimal)
        tile.mark = texts[.overdue]
        tile.overdue = texts(.overdueHint, ["interval": interval])
    }
}
