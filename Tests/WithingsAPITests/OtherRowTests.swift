import Testing

@testable import WithingsAPI

@Suite("Rows of nights, days, devices and goals")
struct OtherRowTests {
    private static let night = #"""
        {"id":2081804182,"timezone":"Europe\/Paris","model":32,"model_id":63,"hash_deviceid":"dd","startdate":1618691453,
        "enddate":1618713173,"date":"2021-04-18","created":1618713200,"modified":1618713199,"completed":true,
        "data":{"sleep_efficiency":0.86,"sleep_score":37,"apnea_hypopnea_index":-1,"deepsleepduration":null,
        "night_events":{"1":[0,30],"2":[540]},"core_body_temperature_status":"usual","hr_average":"61","new_thing":4.50}}
        """#

    @Test("A night is read whole: numbers by name, everything else kept")
    func night() throws {
        let night = try #require(try Reading.nights(Self.night).rows.first)
        #expect(night.id == 2_081_804_182)
        #expect(night.day.description == "2021-04-18")
        #expect(night.timeZone == "Europe/Paris")
        #expect(night.startAt == 1_618_691_453)
        #expect(night.endAt == 1_618_713_173)
        #expect(night.modifiedAt == 1_618_713_199)
        #expect(night.isCompleted == true)
        #expect(night.deviceClass == 32)
        #expect(night.modelID == 63)
        #expect(night.deviceID == "dd")
        #expect(
            night.values == [
                SleepField("sleep_efficiency"): ExactDecimal(86, exponent: -2), SleepField("sleep_score"): 37,
                SleepField("apnea_hypopnea_index"): -1, SleepField("hr_average"): 61,
                SleepField("new_thing"): ExactDecimal(45, exponent: -1),
            ]
        )
        #expect(
            night.unknownFields
                == #"{"night_events":{"1":[0,30],"2":[540]},"core_body_temperature_status":"usual"}"#
        )
    }

    @Test(
        "A flag is a flag as a word, a number or a text",
        arguments: [
            ("true", true), ("1", true), (#""1""#, true), (#""true""#, true), ("false", false), ("0", false),
            (#""0""#, false),
            ("null", nil),
        ] as [(String, Bool?)]
    )
    func completed(json: String, value: Bool?) throws {
        let night = try Reading.nights(Self.night.replacing(#""completed":true"#, with: #""completed":\#(json)"#)).rows
            .first
        #expect(night?.isCompleted == value)
    }

    @Test(
        "A list or null stands for a night without data, and anything else is kept",
        arguments: [
            ("[]", nil), ("null", nil), ("{}", nil), ("7", #"{"data":7}"#), ("[1]", #"{"data":[1]}"#),
        ] as [(String, String?)]
    )
    func noData(json: String, unknown: String?) throws {
        let row = #"{"id":1,"date":"2024-01-02","startdate":1,"enddate":2,"data":\#(json)}"#
        let night = try #require(try Reading.nights(row).rows.first)
        #expect(night.values.isEmpty)
        #expect(night.unknownFields == unknown)
    }

    @Test(
        "A night without id, start or end, or with a day that is none, is set aside",
        arguments: [
            (#""id":2081804182,"#, ""),
            (#""date":"2021-04-18""#, #""date":"2021-04-31""#), (#""startdate":1618691453,"#, ""),
            (#""enddate":1618713173"#, #""enddate":"""#),
        ]
    )
    func rejectedNight(from: String, to: String) throws {
        let page = try Reading.nights(Self.night.replacing(from, with: to), Self.night)
        #expect(page.rows.count == 1)
        #expect(page.rejected.count == 1)
    }

    @Test("A day of activity keeps every number, known or not, and every text nobody knows")
    func activity() throws {
        let page = try Reading.days(
            #"{"steps":1209,"distance":1028.559,"elevation":0,"calories":"85.497","spring":3,"note":"12","deviceid":null,"#
                + #""hash_deviceid":null,"timezone":"Asia\/Seoul","date":"2023-10-20","modified":1697884856,"brand":"18","#
                + #""modelid":1055,"model":"GoogleFit tracker","is_tracker":0,"hr_average":null}"#,
            #"{"steps":1,"date":"soon"}"#
        )
        #expect(page.rejected.map(\.json) == [#"{"steps":1,"date":"soon"}"#])
        let day = try #require(page.rows.first)
        #expect(day.day.description == "2023-10-20")
        #expect(day.brand == 18)
        #expect(day.isTracker == false)
        #expect(day.modelID == 1055)
        #expect(day.modelName == "GoogleFit tracker")
        #expect(day.deviceID == nil)
        #expect(
            day.values == [
                ActivityField("steps"): 1_209, ActivityField("distance"): ExactDecimal(1_028_559, exponent: -3),
                ActivityField("elevation"): 0, ActivityField("calories"): ExactDecimal(85_497, exponent: -3),
                ActivityField("spring"): 3,
            ]
        )
        #expect(day.unknownFields == #"{"note":"12"}"#)
    }

    @Test("A device is known by either name of its id; an empty model is none")
    func device() throws {
        let page = try Reading.devices(
            #"{"type":"Scale","battery":"high","model":"","model_id":"5","timezone":"Europe\/Paris","#
                + #""first_session_date":null,"last_session_date":"1693867179","deviceid":"aa","hash_deviceid":"aa","fw":"1.2"}"#,
            #"{"hash_deviceid":"bb"}"#,
            #"{"type":"Scale"}"#
        )
        #expect(
            page.rows == [
                Device(
                    id: "aa",
                    type: "Scale",
                    modelID: 5,
                    battery: "high",
                    timeZone: "Europe/Paris",
                    lastSessionAt: 1_693_867_179,
                    unknownFields: #"{"fw":"1.2"}"#
                ),
                Device(id: "bb"),
            ]
        )
        #expect(page.rejected.map(\.json) == [#"{"type":"Scale"}"#])
    }

    @Test(
        "Goals may be there, be missing, come as a list or with a power of ten",
        arguments: [
            ("[]", Goals()), ("null", Goals()), ("{}", Goals()),
            (
                #"{"steps":10000,"sleep":28800,"weight":{"value":70500,"unit":-3}}"#,
                Goals(steps: 10_000, sleep: 28_800, weight: ExactDecimal(70_500, exponent: -3))
            ),
            (#"{"steps":"8000","weight":70.5}"#, Goals(steps: 8_000, weight: ExactDecimal("70.5"))),
            (
                #"{"steps":null,"weight":{"value":1},"walk":{"a":1}}"#,
                Goals(unknownFields: #"{"weight":{"value":1},"walk":{"a":1}}"#)
            ),
        ]
    )
    func goals(json: String, goals: Goals) async throws {
        let client = WithingsClient.scripted(ScriptedTransport(json: #"{"status":0,"body":{"goals":\#(json)}}"#))
        #expect(try await client.goals(accessToken: "t") == goals)
    }
}
