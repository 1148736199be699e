import Store
import Testing
import WithingsAPI
import WithingsModel

@testable import Linking

@Suite("The preview of an approved account") struct AccountPreviewTests {
    private func group(_ id: Int64, _ at: EpochSeconds, _ measures: [Measure], attribution: Attribution = .device)
        -> MeasureGroup
    {
        MeasureGroup(
            id: id,
            attribution: attribution,
            measuredAt: at,
            createdAt: at,
            modifiedAt: at,
            measures: measures
        )
    }

    @Test("has the newest of each kind, the weight before what was measured since, and no targets or parts of a body")
    func newestOfEach() {
        var goal = group(9, 900, [Measure(type: .weight, value: 60)])
        goal.category = .objective
        let rows = [
            group(1, 100, [Measure(type: .weight, value: 80), Measure(type: .fatRatio, value: 20)]),
            group(2, 200, [Measure(type: .weight, value: 81)]),
            group(3, 500, [Measure(type: .skinTemperature, value: 34)]),
            group(
                4,
                400,
                [Measure(type: .diastolicBloodPressure, value: 80), Measure(type: .systolicBloodPressure, value: 120)]
            ),
            group(
                5,
                300,
                [Measure(type: .diastolicBloodPressure, value: 70), Measure(type: .systolicBloodPressure, value: 110)]
            ),
            group(6, 600, [Measure(type: .muscleMassForSegments, value: 5, position: BodyPosition(rawValue: 2))]),
            goal,
        ]
        let readings = AccountPreview.readings(of: Page(rows: rows, timeZone: "Asia/Seoul"))
        #expect(
            readings.map(\.measure.type) == [
                .weight, .systolicBloodPressure, .diastolicBloodPressure, .skinTemperature, .fatRatio,
            ]
        )
        #expect(readings.map(\.measure.value) == [81, 120, 80, 34, 20])
        #expect(readings.allSatisfy { $0.timeZone == "Asia/Seoul" })
    }
}
