import Store
import TestSupport
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

    @Test("has the newest reading also where it comes on the last page, because no order is promised")
    func lastPage() async throws {
        let clock = ManualClock()
        let client = WithingsClient(application: .demo(), transport: OldestFirst(), clock: clock)
        let preview = await AccountPreview.fetch(with: client, accessToken: "token", clock: clock)
        #expect(preview.latestReadings?.map(\.measure.value) == [70])
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

/// Withings with one weighing a page, the newest last.
private struct OldestFirst: HTTPTransport {
    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        guard url.hasSuffix("/measure") else {
            return HTTPAnswer(status: 200, body: Array(#"{"status":0,"body":{"devices":[]}}"#.utf8))
        }
        let form = String(decoding: body, as: UTF8.self)
        let page = (0...3).last { form.contains("offset=\($0)") } ?? 0
        let weight = [90, 80, 75, 70][page]
        let group =
            #"{"grpid":\#(page),"attrib":0,"date":\#(1_600_000_000 + page),"category":1,"measures":"#
            + #"[{"type":1,"value":\#(weight),"unit":0}]}"#
        let more = page < 3 ? #","more":1,"offset":\#(page + 1)"# : ""
        return HTTPAnswer(
            status: 200,
            body: Array(#"{"status":0,"body":{"measuregrps":[\#(group)]\#(more)}}"#.utf8)
        )
    }
}
