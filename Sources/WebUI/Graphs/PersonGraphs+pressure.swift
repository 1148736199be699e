import Charts
import WithingsModel

extension PersonGraphs {
    /// Blood pressure on the ranges of a guideline, and the pulse beside it.
    func pressure() async throws -> [Drawing] {
        let unit = Quantity(.plain(unit: "mmHg"), digits: 1, words: words)
        let systolic = try await readings(.systolicBloodPressure)
        let diastolic = try await readings(.diastolicBloodPressure)
        let pulse = try await readings(.heartPulse)
        let bands = guideline.limits.map { limit in
            let name = texts[limit.isSystolic ? .systolicShort : .diastolicShort] + ": " + stageName(limit.stage)
            return ChartBand(name, limit.stage.weight, from: limit.low, to: limit.high)
        }
        let chart = chart(
            "pressure",
            texts[.chartPressure],
            [
                series("systolic", systolic, name(.systolicBloodPressure), unit, .both, .alarm),
                series("diastolic", diastolic, name(.diastolicBloodPressure), unit, .both, .third),
            ],
            bands: bands,
            note: texts[guideline == .escHome ? .guidelineESC : .guidelineAHA]
        )
        var drawings = [Drawing(chart, summary: pressureSummary(systolic, diastolic), words: words)]
        if !pulse.isEmpty {
            let beats = Quantity(.plain(unit: texts[.unitBeats]), digits: 1, words: words)
            let one = series("pulse", pulse, name(.heartPulse), beats, .both, .fifth)
            drawings.append(Drawing(self.chart("pulse", name(.heartPulse), [one]), words: words))
        }
        return drawings
    }

    /// `Mean 128/81 mmHg (Normal 30, Stage 1 12).`
    private func pressureSummary(_ systolic: [ChartPoint], _ diastolic: [ChartPoint]) -> String? {
        let lower = Dictionary(diastolic.map { ($0.at, $0.value) }, uniquingKeysWith: { first, _ in first })
        let pairs = systolic.compactMap { point in lower[point.at].map { (point.value, $0) } }
        guard !pairs.isEmpty else { return nil }
        func mean(_ values: [ExactDecimal]) -> String {
            text.number(.rounding(values.reduce(0) { $0 + $1.double } / Double(values.count), digits: 0))
        }
        let counts = Dictionary(grouping: pairs) { guideline.stage(systolic: $0.0, diastolic: $0.1) }
        let shares = PressureGuideline.Stage.allCases.compactMap { stage in
            counts[stage].map { "\(stageName(stage)) \($0.count)" }
        }
        return texts(
            .pressureMean,
            [
                "mean": "\(mean(pairs.map(\.0)))/\(mean(pairs.map(\.1)))",
                "stages": shares.joined(separator: ", "),
            ]
        )
    }

    func stageName(_ stage: PressureGuideline.Stage) -> String {
        switch stage {
        case .normal: texts[.stageNormal]
        case .elevated: texts[.stageElevated]
        case .stageOne: texts[.stageOne]
        case .stageTwo: texts[.stageTwo]
        case .hypertension: texts[.stageHypertension]
        }
    }
}
