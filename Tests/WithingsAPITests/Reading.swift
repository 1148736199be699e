@testable import WithingsAPI

/// Reads rows as the client would, out of an answer made of them.
enum Reading {
    static func answer(_ list: String, _ rows: [String]) -> [UInt8] {
        Array(#"{"status":0,"body":{"\#(list)":[\#(rows.joined(separator: ","))]}}"#.utf8)
    }

    static func page<Row: JSONRow>(_ bytes: [UInt8], _ list: StaticString) throws(WithingsError) -> Page<Row> {
        try WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .data) {
            (reader: inout JSONReader) throws(JSONFault) in
            try Page<Row>.read(&reader, list: list, after: 0)
        }
    }

    static func groups(_ rows: String...) throws -> Page<MeasureGroup> {
        try page(answer("measuregrps", rows), "measuregrps")
    }

    static func nights(_ rows: String...) throws -> Page<SleepSummary> { try page(answer("series", rows), "series") }

    static func days(_ rows: String...) throws -> Page<DailyActivity> {
        try page(answer("activities", rows), "activities")
    }

    static func devices(_ rows: String...) throws -> Page<Device> { try page(answer("devices", rows), "devices") }

    static func workouts(_ rows: String...) throws -> Page<Workout> { try page(answer("series", rows), "series") }

    /// - Parameter series: the whole series, a map in Withings' answers.
    static func samples(_ series: String) throws -> Page<IntradaySample> { try page(body(series), "series") }

    /// - Parameter series: the whole series, a list or a single segment.
    static func segments(_ series: String) throws -> Page<SleepSegment> { try page(body(series), "series") }

    static func heartRecordings(_ rows: String...) throws -> Page<HeartRecording> {
        try page(answer("series", rows), "series")
    }

    static func stethoscopeRecordings(_ rows: String...) throws -> Page<StethoscopeRecording> {
        try page(answer("series", rows), "series")
    }

    private static func body(_ series: String) -> [UInt8] {
        Array(#"{"status":0,"body":{"series":\#(series)}}"#.utf8)
    }
}
