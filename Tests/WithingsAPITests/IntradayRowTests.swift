import Testing

@testable import WithingsAPI

@Suite("Samples of the course of a day")
struct IntradayRowTests {
    @Test("Each sample stands under its moment and has its own figures")
    func samples() throws {
        let page = try Reading.samples(
            #"{"1700000040":{"deviceid":"cc","model":"ScanWatch","model_id":93,"heart_rate":61},"#
                + #""1700000060":{"deviceid":null,"steps":12,"duration":60,"distance":8.9,"calories":"0.5","elevation":0,"#
                + #""spo2_auto":0,"new_thing":1.50,"note":"x"}}"#
        )
        #expect(
            page.rows == [
                IntradaySample(
                    at: 1_700_000_040,
                    deviceID: "cc",
                    modelID: 93,
                    modelName: "ScanWatch",
                    values: [.heartRate: 61]
                ),
                IntradaySample(
                    at: 1_700_000_060,
                    values: [
                        .steps: 12, IntradayField("duration"): 60, IntradayField("distance"): ExactDecimal("8.9") ?? 0,
                        IntradayField("calories"): ExactDecimal("0.5") ?? 0, IntradayField("elevation"): 0, .spo2: 0,
                        IntradayField("new_thing"): ExactDecimal("1.5") ?? 0,
                    ],
                    unknownFields: #"{"note":"x"}"#
                ),
            ]
        )
    }

    @Test("A day without samples may be an empty map, an empty list or null", arguments: ["{}", "[]", "null"])
    func empty(json: String) throws {
        #expect(try Reading.samples(json) == Page(rows: []))
    }

    @Test("A sample under a name that is no moment is set aside with its name, and the others stay")
    func rejected() throws {
        let page = try Reading.samples(#"{"soon":{"steps":1},"1700000040":{"steps":2},"1700000100":7,"1e9":{}}"#)
        #expect(page.rows.map(\.at) == [1_700_000_040])
        #expect(page.rejected.map(\.json) == [#"{"soon":{"steps":1}}"#, #"{"1700000100":7}"#, #"{"1e9":{}}"#])
    }

    @Test("A list of samples is read where each says its moment")
    func list() throws {
        let page = try Reading.samples(#"[{"timestamp":"1700000040","heart_rate":61},{"heart_rate":62}]"#)
        #expect(page.rows == [IntradaySample(at: 1_700_000_040, values: [.heartRate: 61])])
        #expect(page.rejected.map(\.json) == [#"{"heart_rate":62}"#])
    }
}
