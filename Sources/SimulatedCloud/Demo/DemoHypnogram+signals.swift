extension DemoHypnogram {
    /// A value for each minute, or none, by the name of the signal.
    var signals: [(name: String, values: [CloudJSON?])] {
        guard !states.isEmpty else { return [] }
        var signals: [(name: String, values: [CloudJSON?])] = [
            ("hr", whole(course("hr", purpose: 1, byState: [7, 0, -3, 3]))),
            ("rr", whole(course("rr", purpose: 2, byState: [1, 0, -1, 1]))),
        ]
        if device.type == "Sleep Monitor" {
            let snoring = snoring
            signals.append(("snoring", whole(snoring)))
            signals.append(("mvt_score", whole(movement)))
            signals.append(("breathing_sounds", whole(snoring.map { $0 * 2 / 3 })))
        } else {
            let variation = variation
            signals.append(("rmssd", variation.map { $0.map { .decimal($0, digits: 2) } }))
            signals.append(("sdnn_1", variation.map { $0.map { .decimal($0 + 900, digits: 2) } }))
            signals.append(("hrv_quality", variation.map { $0.map { .integer(60 + $0 % 40) } }))
        }
        return signals
    }

    private func whole(_ values: [Int]) -> [CloudJSON?] { values.map { .integer($0) } }

    /// Values around the average of the summary that touch its lowest and its highest.
    private func course(_ name: String, purpose: Int, byState offsets: [Double]) -> [Int] {
        let average = data["\(name)_average"]?.integerValue ?? (name == "hr" ? 58 : 14)
        let lowest = data["\(name)_min"]?.integerValue ?? average - 5
        let highest = data["\(name)_max"]?.integerValue ?? average + 10
        var dice = dice.turned(by: purpose)
        var level = 0.0
        var raw: [Double] = states.map { state in
            level = 0.92 * level + 0.5 * dice.bell()
            return level + (state < offsets.count ? offsets[state] : 0)
        }
        let mean = raw.reduce(0, +) / Double(raw.count)
        for minute in raw.indices { raw[minute] -= mean }
        var values = raw.map { min(highest, max(lowest, Int((Double(average) + $0).rounded()))) }
        guard values.count > 10 else { return values }
        if let minute = raw.indices.min(by: { raw[$0] < raw[$1] }) { values[minute] = lowest }
        if let minute = raw.indices.max(by: { raw[$0] < raw[$1] }) { values[minute] = highest }
        return values
    }

    /// Seconds of snoring in each minute, in episodes, together those of the summary.
    private var snoring: [Int] {
        var values = [Int](repeating: 0, count: states.count)
        var left = data["snoring"]?.integerValue ?? 0
        var dice = dice.turned(by: 3)
        let asleep = states.indices.filter { states[$0] != 0 }
        guard !asleep.isEmpty else { return values }
        for _ in 0..<400 where left > 0 {
            let first = dice.whole(0...asleep.count - 1)
            for place in first..<min(asleep.count, first + dice.whole(2...7)) where values[asleep[place]] == 0 {
                let seconds = min(left, dice.whole(20...60))
                values[asleep[place]] = seconds
                left -= seconds
            }
        }
        return values
    }

    private var movement: [Int] {
        var dice = dice.turned(by: 4)
        return states.map { state in
            state == 0 ? dice.whole(40...210) : (dice.chance(0.06) ? dice.whole(20...90) : dice.whole(0...9))
        }
    }

    /// In hundredths of a millisecond, every fifth minute.
    private var variation: [Int?] {
        let early = Self.hundredths(data["rmssd_start_avg"]) ?? 4_100
        let late = Self.hundredths(data["rmssd_end_avg"]) ?? 5_000
        var dice = dice.turned(by: 5)
        return states.indices.map { minute in
            guard minute % 5 == 0 else { return nil }
            return max(500, early + (late - early) * minute / states.count + Int(400 * dice.bell()))
        }
    }

    private static func hundredths(_ value: CloudJSON?) -> Int? {
        guard case .number(let text) = value, let number = Double(text) else { return nil }
        return Int((number * 100).rounded())
    }
}
