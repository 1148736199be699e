import Testing

@testable import WithingsAPI

@Suite("Stretches of a night")
struct SleepSegmentRowTests {
    private static let segment = #"""
        {"startdate":1700000000,"enddate":1700000120,"state":0,"model":"Aura Sensor V2","model_id":63,
        "hash_deviceid":"dd","hr":{"1700000000":58,"1700000060":"57"},"rr":[],"snoring":{},"rmssd":{"1700000000":41.5}}
        """#
    private static let read = SleepSegment(
        startAt: 1_700_000_000,
        endAt: 1_700_000_120,
        state: .awake,
        deviceID: "dd",
        modelID: 63,
        modelName: "Aura Sensor V2",
        signals: [
            .heartRate: [1_700_000_000: 58, 1_700_000_060: 57],
            .rmssd: [1_700_000_000: ExactDecimal(415, exponent: -1)],
        ]
    )

    @Test("The series is a list, as Withings sends it, or one stretch by itself, as the documentation has it")
    func forms() throws {
        #expect(try Reading.segments("[\(Self.segment)]").rows == [Self.read])
        #expect(try Reading.segments(Self.segment).rows == [Self.read])
        #expect(try Reading.segments(#"{"0":\#(Self.segment),"2":\#(Self.segment)}"#).rows == [Self.read, Self.read])
        for empty in ["[]", "{}", "null"] { #expect(try Reading.segments(empty) == Page(rows: [])) }
    }

    @Test("A state that nobody knows survives with its number; out of bed is known")
    func states() throws {
        let page = try Reading.segments(
            "[\(Self.segment.replacing(#""state":0"#, with: #""state":15"#)),"
                + "\(Self.segment.replacing(#""state":0"#, with: #""state":"42""#))]"
        )
        #expect(page.rows.map(\.state) == [.outOfBed, SleepState(42)])
        #expect(page.rows.last?.state.name == "state 42")
    }

    @Test(
        "A signal that nobody knows is followed like the others; what is no signal is kept as it stands",
        arguments: [
            (#"{"1700000000":7}"#, [1_700_000_000: 7], nil),
            (#"{"1700000000":null}"#, nil, #"{"x":{"1700000000":null}}"#),
            (#"{"a":7}"#, nil, #"{"x":{"a":7}}"#), (#"{"1700000000":7,"b":1}"#, nil, #"{"x":{"1700000000":7,"b":1}}"#),
            ("[]", nil, #"{"x":[]}"#), ("[1,2]", nil, #"{"x":[1,2]}"#), ("7", nil, #"{"x":7}"#), ("null", nil, nil),
        ] as [(String, [EpochSeconds: ExactDecimal]?, String?)]
    )
    func unknownSignal(json: String, series: [EpochSeconds: ExactDecimal]?, unknown: String?) throws {
        let row = #"{"startdate":1,"enddate":2,"state":1,"x":\#(json)}"#
        let segment = try #require(try Reading.segments("[\(row)]").rows.first)
        #expect(segment.signals[SleepSignal("x")] == series)
        #expect(segment.unknownFields == unknown)
    }

    @Test("Of a known signal every value that is one counts, and the rest is kept")
    func damagedSignal() throws {
        let row = #"""
            {"startdate":1,"enddate":2,"state":1,"hr":{"1700000000":58,"1700000060":null,"1700000120":"high","soon":60,
            "1700000000":59},"rr":[14,15],"hr":{"1700000180":61}}
            """#
        let segment = try #require(try Reading.segments("[\(row)]").rows.first)
        #expect(segment.signals == [.heartRate: [1_700_000_000: 58, 1_700_000_180: 61]])
        #expect(
            segment.unknownFields == #"{"hr":{"1700000120":"high","soon":60,"1700000000":59},"rr":[14,15]}"#
        )
    }

    @Test(
        "A stretch without start, end or state is set aside",
        arguments: [#""startdate":1700000000,"#, #""enddate":1700000120,"#, #""state":0,"#]
    )
    func rejected(field: String) throws {
        let page = try Reading.segments("[\(Self.segment.replacing(field, with: "")),\(Self.segment)]")
        #expect(page.rows == [Self.read])
        #expect(page.rejected.count == 1)
    }
}
