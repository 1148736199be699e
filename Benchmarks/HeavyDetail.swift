import SimulatedCloud

/// The minutes of a heavy user, made when they are asked for: a value of six signals a minute in the night, a pulse every
/// ten minutes and the steps of two hundred minutes in the day.
struct HeavyDetail: CloudDetail {
    static let minutes = 480
    private static let signals = [
        ("hr", 48...66), ("rr", 12...18), ("snoring", 0...1), ("sdnn_1", 30...90),
        ("rmssd", 20...80), ("mvt_score", 0...9),
    ]

    /// When the night that ends on a day begins.
    static func bedtime(_ number: Int) -> Int { number * HeavyUser.day - 2 * 3_600 }

    func segments(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudRow] {
        days(span).flatMap { number in
            (0..<24).map { place -> (Int, Int) in (number, Self.bedtime(number) + place * 1_200) }
        }.filter { span.contains($0.1) }.map { number, start in segment(number, start) }
    }

    private func segment(_ number: Int, _ start: Int) -> CloudRow {
        var fields: CloudJSONObject = [
            "startdate": .integer(start), "enddate": .integer(start + 1_200),
            "state": .integer(HeavyUser.figure(0...3, start, 31)), "model": .string(HeavyUser.mat.model),
            "model_id": .integer(HeavyUser.mat.modelID), "hash_deviceid": .string(HeavyUser.mat.id),
        ]
        for (place, (name, range)) in Self.signals.enumerated() {
            fields[name] = .object(
                CloudJSONObject(
                    stride(from: start, to: start + 1_200, by: 60).map { moment in
                        .init(key: String(moment), value: .integer(HeavyUser.figure(range, moment, 40 + place)))
                    }
                )
            )
        }
        return CloudRow(fields)
    }

    func samples(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudSample] {
        days(span).flatMap { number -> [CloudSample] in
            let start = number * HeavyUser.day
            let pulses = (0..<144).map { place in
                CloudSample(
                    time: start + place * 600 + 7,
                    by: HeavyUser.watch,
                    ["heart_rate": .integer(HeavyUser.figure(48...120, start + place, 51))]
                )
            }
            let walks = (0..<200).map { place in
                let steps = HeavyUser.figure(5...120, start + place, 52)
                return CloudSample(
                    time: start + 8 * 3_600 + place * 180,
                    by: HeavyUser.watch,
                    [
                        "steps": .integer(steps), "distance": .number("\(steps).5"), "duration": 60, "elevation": 0,
                        "calories": .number("\(steps / 30).25"),
                    ]
                )
            }
            return (pulses + walks).filter { span.contains($0.time) }
        }
    }

    func heartSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject? {
        [
            "signal": .array((0..<9_000).map { .integer(HeavyUser.figure(-300...900, id, $0 / 3)) }),
            "sampling_frequency": 300, "wearposition": 1, "model": 93, "heart_rate": 64,
        ]
    }

    func stethoscopeSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject? { nil }

    private func days(_ span: ClosedRange<Int>) -> ClosedRange<Int> {
        span.lowerBound / HeavyUser.day...span.upperBound / HeavyUser.day + 1
    }
}
