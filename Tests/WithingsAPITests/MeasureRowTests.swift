import Testing

@testable import WithingsAPI

@Suite("Rows of measures")
struct MeasureRowTests {
    static let group = #"""
        {"grpid":5200000001,"attrib":0,"date":1700000000,"created":1700000060,"modified":1700000061,"category":1,
        "deviceid":"aa","hash_deviceid":"aa","modelid":6,"model":"Body Cardio","comment":null,"timezone":"Europe\/Paris",
        "measures":[{"value":80250,"type":1,"unit":-3,"algo":0,"fm":131},{"value":7718,"type":5,"unit":-2,"position":7}]}
        """#

    @Test("A group is read whole")
    func whole() throws {
        let page = try Reading.groups(Self.group)
        #expect(page.rejected.isEmpty)
        #expect(
            page.rows == [
                MeasureGroup(
                    id: 5_200_000_001,
                    measuredAt: 1_700_000_000,
                    createdAt: 1_700_000_060,
                    modifiedAt: 1_700_000_061,
                    deviceID: "aa",
                    modelID: 6,
                    modelName: "Body Cardio",
                    timeZone: "Europe/Paris",
                    measures: [
                        Measure(type: .weight, value: ExactDecimal(80_250, exponent: -3), algorithm: 0, fm: 131),
                        Measure(type: .fatFreeMass, value: ExactDecimal(7_718, exponent: -2), position: .wholeBody),
                    ]
                )
            ]
        )
        #expect(page.rows.first?.measures.first?.value.mantissa == 80_250)
        #expect(page.rows.first?.measures.first?.value.exponent == -3)
    }

    @Test(
        "The same group in Withings' looser moods is the same group",
        arguments: [
            (#""grpid":5200000001"#, #""grpid":"5200000001""#), (#""attrib":0"#, #""attrib":"0""#),
            (#""category":1"#, #""category":null"#),
            (#""modelid":6"#, #""model_id":"6""#),
            (#""modelid":6"#, #""modelid":6,"model_id":6"#), (#""hash_deviceid":"aa""#, #""hash_deviceid":null"#),
            (#""deviceid":"aa""#, #""deviceid":null"#), (#""date":1700000000"#, #""date":17e8"#),
            (#""value":80250"#, #""value":"80250""#), (#""unit":-3"#, #""unit":"-3""#), (#""type":1"#, #""type":"1""#),
            (#""algo":0"#, #""algo":"0","position":null"#), (#""measures":[{"#, #""measures":[ {"#),
        ]
    )
    func drift(from: String, to: String) throws {
        let drifted = Self.group.replacing(from, with: to)
        #expect(drifted != Self.group)
        #expect(try Reading.groups(drifted).rows == Reading.groups(Self.group).rows)
    }

    @Test("A list with gaps that came as a map is a list")
    func mapForList() throws {
        let group =
            #"{"grpid":1,"date":2,"measures":{"0":{"value":1,"type":1,"unit":0},"2":{"value":2,"type":4,"unit":0}}}"#
        let json = #"{"status":0,"body":{"measuregrps":{"0":\#(group),"3":\#(group)}}}"#
        let page: Page<MeasureGroup> = try Reading.page(Array(json.utf8), "measuregrps")
        #expect(page.rows.map(\.measures.count) == [2, 2])
        #expect(page.rejected.isEmpty)
    }

    @Test("Missing times are taken from the time of measuring, a missing model and device are none")
    func sparse() throws {
        let page = try Reading.groups(#"{"grpid":1,"date":5,"deviceid":null,"model":"","modelid":null,"measures":[]}"#)
        // Nor is it said how it came about.
        let expected = MeasureGroup(
            id: 1,
            attribution: .unknown,
            measuredAt: 5,
            createdAt: 5,
            modifiedAt: 5,
            measures: []
        )
        #expect(page.rows == [expected])
    }

    @Test("An attribution of null is none, and not a device's; a night that ends before it begins is set aside")
    func unknownAttribution() throws {
        let group = try Reading.groups(#"{"grpid":1,"date":5,"attrib":null,"measures":[]}"#)
        #expect(group.rows.map(\.attribution) == [.unknown])
        let nights = try Reading.nights(
            #"{"id":1,"startdate":9000,"enddate":1000,"data":{}}"#,
            #"{"id":2,"startdate":1000,"enddate":9000,"data":{}}"#
        )
        #expect(nights.rows.map(\.id) == [2])
        #expect(nights.rejected.map(\.reason) == ["The night ends before it begins."])
    }

    @Test("A device's number is its id, a model's number its model")
    func numbers() throws {
        let row = try #require(
            try Reading.groups(#"{"grpid":1,"date":5,"deviceid":4711,"model":6,"measures":null}"#).rows.first
        )
        #expect(row.deviceID == "4711")
        #expect(row.modelID == 6)
        #expect(row.modelName == nil)
        #expect(row.unknownFields == nil)
    }

    @Test(
        "An attribution or a category that cannot be read is taken as missing is, and its text is kept",
        arguments: ["[]", "{}", "true", #""""#, #""maybe""#, "1.5", "99999999999999999999", #"{"id":[1]}"#]
    )
    func unreadableWords(word: String) throws {
        for name in ["attrib", "category"] {
            let row = Self.group.replacing(try Regex("\"\(name)\":[01]"), with: "\"\(name)\":\(word)")
            #expect(row != Self.group)
            let page = try Reading.groups(row, Self.group)
            #expect(page.rejected.isEmpty && page.rows.count == 2)
            var expected = try #require(page.rows.last)
            #expect(expected.attribution == .device && expected.category == .reading)
            if name == "attrib" { expected.attribution = .unknown }
            expected.unknownFields = "{\"\(name)\":\(word)}"
            #expect(page.rows.first == expected)
        }
    }

    @Test("What nobody knows is kept in order, null is not, a different hash is")
    func unknown() throws {
        let page = try Reading.groups(
            #"{"brand":1,"grpid":1,"date":5,"comment":"hi","probability":0.50,"x":null,"deviceid":"a","hash_deviceid":"b","#
                + #""n":{"a":[1, null]},"n":2,"created":"soon","timezone":7,"modelid":[6],"measures":[{"value":1,"type":999,"unit":0,"#
                + #""apppfmid":7,"appliver":5050021,"algo_params":{"1":0}}]}"#
        )
        let row = try #require(page.rows.first)
        #expect(
            row.unknownFields
                == #"{"brand":1,"comment":"hi","probability":0.50,"n":{"a":[1, null]},"n#2":2,"created":"soon","#
                + #""modelid":[6],"hash_deviceid":"b"}"#
        )
        #expect(row.timeZone == "7")
        #expect(row.measures.first?.unknownFields == #"{"apppfmid":7,"appliver":5050021,"algo_params":{"1":0}}"#)
        #expect(row.measures.first?.type == MeasureType(999))
    }

    @Test(
        "A group without identity or time is set aside, the others survive",
        arguments: [
            (#"{"date":5,"measures":[]}"#, "grpid"), (#"{"grpid":null,"date":5}"#, "grpid"),
            (#"{"grpid":"x","date":5}"#, "grpid"),
            (#"{"grpid":1.5,"date":5}"#, "grpid"), (#"{"grpid":99999999999999999999,"date":5}"#, "grpid"),
            (#"{"grpid":true,"date":5}"#, "grpid"), (#"{"grpid":1}"#, "date"),
            (#"{"grpid":1,"date":"2024-01-01"}"#, "date"),
            (#"{"grpid":1,"date":9000000000000000000}"#, "date"),
            (#"{"grpid":1,"date":5,"measures":"none"}"#, "measures"),
            ("null", "object"), ("[]", "object"), ("7", "object"), (#""row""#, "object"), ("[[[]]]", "object"),
        ]
    )
    func rejected(row: String, word: String) throws {
        let page = try Reading.groups(Self.group, row, Self.group)
        #expect(page.rows.count == 2)
        #expect(page.rejected.map(\.json) == [row])
        #expect(page.rejected.first?.reason.contains(word) == true)
    }

    @Test(
        "One bad measure is set aside by itself, and its group keeps the good ones",
        arguments: [
            #"{"value":null,"type":1,"unit":0}"#, #"{"type":1,"unit":0}"#, #"{"value":1,"unit":0}"#,
            #"{"value":1,"type":1}"#,
            #"{"value":1,"type":1,"unit":101}"#, #"{"value":1,"type":1,"unit":-9223372036854775808}"#, "null", "3",
            #"{"value":{},"type":1,"unit":0}"#, #"{"value":99999999999999999999,"type":1,"unit":0}"#,
        ]
    )
    func badMeasure(measure: String) throws {
        let page = try Reading.groups(
            #"{"grpid":1,"date":5,"measures":[{"value":1,"type":1,"unit":0},\#(measure),{"value":2,"type":4,"unit":0}]}"#
        )
        #expect(page.rows.first?.measures.map(\.type) == [.weight, .height])
        // With its group, which is listed all the same.
        #expect(page.rejected.map(\.json) == [#"{"grpid":1,"measures":[\#(measure)]}"#])
    }

    @Test("A group that is set aside as a whole is there once, not also by its measures")
    func onceOnly() throws {
        let row = #"{"date":5,"measures":[{"value":null}]}"#
        #expect(try Reading.groups(row).rejected.map(\.json) == [row])
    }

    @Test("A huge row is set aside in part, and too many are no answer at all")
    func limits() throws {
        let long = #"{"comment":"\#(String(repeating: "é", count: 60_000))"}"#
        let page = try Reading.groups(long)
        #expect(page.rejected.first?.json.utf8.count ?? 0 <= 65_536)
        #expect(page.rejected.first?.json.hasPrefix(#"{"comment":"é"#) == true)
        let many = Reading.answer("measuregrps", [String](repeating: "1", count: 10_001))
        let error = #expect(throws: WithingsError.self) { () throws(WithingsError) -> Page<MeasureGroup> in
            try Reading.page(many, "measuregrps")
        }
        #expect(error?.code == .unreadable)
    }
}
