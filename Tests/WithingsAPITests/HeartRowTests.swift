import Testing

@testable import WithingsAPI

@Suite("Recordings of the heart")
struct HeartRowTests {
    private static let row = #"""
        {"deviceid":"bb","model":44,"ecg":{"signalid":900001,"afib":0},"bloodpressure":{"diastole":78,"systole":121},
        "stetho":{"signalid":900002,"vhd":0},"heart_rate":64,"timestamp":1700000000,"modified":1700000100}
        """#

    @Test("An ECG comes with the blood pressure and the heart sounds taken beside it")
    func whole() throws {
        #expect(
            try Reading.heartRecordings(Self.row).rows == [
                HeartRecording(
                    at: 1_700_000_000,
                    modifiedAt: 1_700_000_100,
                    deviceID: "bb",
                    modelID: 44,
                    signalID: 900_001,
                    atrialFibrillation: 0,
                    stethoscopeSignalID: 900_002,
                    valvularHeartDisease: 0,
                    systolic: 121,
                    diastolic: 78,
                    heartRate: 64
                )
            ]
        )
    }

    @Test("A watch has neither blood pressure nor heart sounds, and old rows do not say when they changed")
    func watch() throws {
        let row =
            #"{"deviceid":"cc","model":93,"ecg":{"signalid":9000000001,"afib":12},"bloodpressure":[],"stetho":null,"timestamp":"5"}"#
        let recording = try #require(try Reading.heartRecordings(row).rows.first)
        #expect(
            recording
                == HeartRecording(
                    at: 5,
                    deviceID: "cc",
                    modelID: 93,
                    signalID: 9_000_000_001,
                    atrialFibrillation: 12
                )
        )
    }

    @Test(
        "The heart rate is a number or a map around one; one that was deleted is none but kept",
        arguments: [
            ("64", 64, nil), (#""64""#, 64, nil), ("0", 0, nil), ("null", nil, nil),
            (#"{"value":64}"#, 64, nil),
            (
                #"{"grpid":5200000001,"value":64,"date":1700000000,"is_deleted":false}"#, 64,
                #"{"heart_rate":{"grpid":5200000001,"date":1700000000,"is_deleted":false}}"#
            ),
            (#"{"value":64,"is_deleted":1}"#, nil, #"{"heart_rate":{"value":64,"is_deleted":1}}"#),
            ("[]", nil, #"{"heart_rate":[]}"#), (#""fast""#, nil, #"{"heart_rate":"fast"}"#),
        ] as [(String, ExactDecimal?, String?)]
    )
    func heartRate(json: String, value: ExactDecimal?, unknown: String?) throws {
        let row = Self.row.replacing(#""heart_rate":64"#, with: #""heart_rate":\#(json)"#)
        let recording = try #require(try Reading.heartRecordings(row).rows.first)
        #expect(recording.heartRate == value)
        #expect(recording.unknownFields == unknown)
    }

    @Test("What nobody knows of an ECG is kept under its name")
    func unknownParts() throws {
        let row = Self.row.replacing(#""afib":0"#, with: #""afib":"maybe","quality":{"a":1}"#)
            .replacing(#""vhd":0"#, with: #""vhd":0,"area":[15]"#)
        let recording = try #require(try Reading.heartRecordings(row).rows.first)
        #expect(recording.atrialFibrillation == nil)
        #expect(recording.unknownFields == #"{"ecg":{"afib":"maybe","quality":{"a":1}},"stetho":{"area":[15]}}"#)
    }

    @Test("A recording without a time is set aside")
    func rejected() throws {
        let page = try Reading.heartRecordings(
            Self.row.replacing(#""timestamp":1700000000"#, with: #""t":1"#),
            Self.row
        )
        #expect(page.rows.count == 1)
        #expect(page.rejected.map(\.reason) == ["The recording has no readable timestamp."])
    }

    @Test("A stethoscope recording is known by its signal's number")
    func stethoscope() throws {
        let page = try Reading.stethoscopeRecordings(
            #"{"hash_deviceid":"bb","signalid":900002,"vhd":3,"timestamp":1700000000,"timezone":"Europe\/Paris","model":71}"#,
            #"{"hash_deviceid":"bb","vhd":0,"timestamp":1700000000}"#,
            #"{"signalid":1,"timestamp":null}"#
        )
        #expect(
            page.rows == [
                StethoscopeRecording(
                    signalID: 900_002,
                    at: 1_700_000_000,
                    deviceID: "bb",
                    timeZone: "Europe/Paris",
                    valvularHeartDisease: 3,
                    unknownFields: #"{"model":71}"#
                )
            ]
        )
        #expect(page.rejected.count == 2)
    }
}
