import Testing

@testable import WithingsAPI

@Suite("Rows of workouts")
struct WorkoutRowTests {
    private static let swim = #"""
        {"id":3661300277,"category":7,"timezone":"Asia\/Seoul","model":93,"attrib":7,"startdate":1693336011,
        "enddate":1693336513,"date":"2023-08-30","deviceid":"cc","hash_deviceid":"cc","modified":1693481873,
        "created":1693481870,"data":{"calories":47.5,"pool_laps":"20","algo_pause_duration":null,"spo2_average":null,
        "core_body_temperature_status":"usual","splits":[1,2],"new_thing":3}}
        """#

    @Test("A workout is read whole: numbers by name, null as nothing, everything else kept")
    func whole() throws {
        let workout = try #require(try Reading.workouts(Self.swim).rows.first)
        #expect(
            workout
                == Workout(
                    id: 3_661_300_277,
                    category: .swimming,
                    day: try #require(LocalDay("2023-08-30")),
                    timeZone: "Asia/Seoul",
                    startAt: 1_693_336_011,
                    endAt: 1_693_336_513,
                    createdAt: 1_693_481_870,
                    modifiedAt: 1_693_481_873,
                    attribution: .confirmed,
                    deviceID: "cc",
                    modelID: 93,
                    values: [
                        WorkoutField("calories"): ExactDecimal("47.5") ?? 0, WorkoutField("pool_laps"): 20,
                        WorkoutField("new_thing"): 3,
                    ],
                    unknownFields: #"{"core_body_temperature_status":"usual","splits":[1,2]}"#
                )
        )
    }

    @Test("A kind of sport, an attribution and a model that nobody knows survive with their numbers")
    func openVocabularies() throws {
        let row = Self.swim.replacing(#""category":7"#, with: #""category":"7777""#)
            .replacing(#""attrib":7"#, with: #""attrib":10009"#).replacing(#""model":93"#, with: #""model":"31337""#)
        let workout = try #require(try Reading.workouts(row).rows.first)
        #expect(workout.category.rawValue == 7_777)
        #expect(workout.category.key == "category_7777")
        #expect(workout.attribution?.rawValue == 10_009)
        #expect(workout.modelID == 31_337)
    }

    @Test("The same workout twice in one answer comes out twice; whoever keeps it knows its id")
    func twice() throws {
        let page = try Reading.workouts(Self.swim, Self.swim)
        #expect(page.rows.map(\.id) == [3_661_300_277, 3_661_300_277])
    }

    @Test("A model that is a name is kept, since workouts have numbers")
    func modelName() throws {
        let row = Self.swim.replacing(#""model":93"#, with: #""model":"ScanWatch""#)
        let workout = try #require(try Reading.workouts(row).rows.first)
        #expect(workout.modelID == nil)
        #expect(workout.unknownFields?.contains(#""model":"ScanWatch""#) == true)
    }

    @Test(
        "A workout without data has no figures",
        arguments: ["[]", "{}", "null", #"{"algo_pause_duration":null}"#]
    )
    func noData(json: String) throws {
        let row = #"{"id":1,"category":1,"date":"2024-01-02","startdate":1,"enddate":2,"data":\#(json)}"#
        let workout = try #require(try Reading.workouts(row).rows.first)
        #expect(workout.values.isEmpty)
        #expect(workout.unknownFields == nil)
        #expect(workout.modifiedAt == 2)
    }

    @Test(
        "A workout without id, category, start or end, or with a day that is none, is set aside, and the others stay",
        arguments: [
            (#""id":3661300277"#, #""id":null"#), (#""category":7"#, #""category":"swim""#),
            (#""date":"2023-08-30""#, #""date":"2023-02-30""#), (#""startdate":1693336011,"#, ""),
            (#""enddate":1693336513"#, #""enddate":99999999999999"#),
        ]
    )
    func rejected(from: String, to: String) throws {
        let page = try Reading.workouts(Self.swim.replacing(from, with: to), Self.swim)
        #expect(page.rows.count == 1)
        #expect(page.rejected.count == 1)
    }
}
