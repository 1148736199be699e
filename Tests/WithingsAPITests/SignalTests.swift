import Testing

@testable import WithingsAPI

@Suite("Signals of the heart")
struct SignalTests {
    private func heart(_ body: String) async throws -> HeartSignal {
        let transport = ScriptedTransport(json: #"{"status":0,"body":\#(body)}"#)
        return try await WithingsClient.scripted(transport).heartSignal(7, accessToken: "t")
    }

    private func stethoscope(_ body: String) async throws -> StethoscopeSignal {
        let transport = ScriptedTransport(json: #"{"status":0,"body":\#(body)}"#)
        return try await WithingsClient.scripted(transport).stethoscopeSignal(8, accessToken: "t")
    }

    @Test("An ECG is its samples in microvolts, how dense they are, and everything else as it came")
    func ecg() async throws {
        let signal = try await heart(
            #"{"signal":[-12,0,"345",2147483647],"sampling_frequency":300,"wearposition":1,"model":93,"heart_rate":{"value":61},"#
                + #""intervals":[[1,2]],"filtered_signal":[1.5]}"#
        )
        #expect(
            signal
                == HeartSignal(
                    signalID: 7,
                    samples: [-12, 0, 345, 2_147_483_647],
                    samplingFrequency: 300,
                    position: BodyPosition(1),
                    modelID: 93,
                    heartRate: 61,
                    unknownFields: #"{"intervals":[[1,2]],"filtered_signal":[1.5]}"#
                )
        )
    }

    @Test("A signal may be empty though Withings says that all is well", arguments: ["[]", "{}", #"{"signal":[]}"#])
    func empty(body: String) async throws {
        #expect(try await heart(body) == HeartSignal(signalID: 7, samples: []))
        #expect(try await stethoscope(body) == StethoscopeSignal(signalID: 8, samples: []))
    }

    @Test(
        "A list with anything in it that is no sample is kept whole: a signal with gaps would be a wrong one",
        arguments: ["[1,null,3]", "[1,2.5]", "[2147483648]", #"["x"]"#, "[[1,2],[3]]", #"{"0":1}"#, #""AAEC""#]
    )
    func misfit(signal: String) async throws {
        let read = try await heart(#"{"signal":\#(signal),"sampling_frequency":500}"#)
        #expect(read.samples.isEmpty)
        #expect(read.samplingFrequency == 500)
        #expect(read.unknownFields == #"{"signal":\#(signal)}"#)
    }

    @Test("An answer about something else is not a signal")
    func wrongAnswer() async {
        let error = await #expect(throws: WithingsError.self) { try await heart(#"{"series":[]}"#) }
        #expect(error?.code == .unreadable)
        let other = await #expect(throws: WithingsError.self) { try await stethoscope(#"{"frequency":4000}"#) }
        #expect(other?.code == .unreadable)
    }

    @Test("A stethoscope's sound is bytes of A-law, with or without a sign")
    func sound() async throws {
        let signal = try await stethoscope(
            #"{"signal":[0,213,85,255,-1,-128],"frequency":4000,"duration":20,"format":1,"channel":1,"model":71,"position":18,"vhd":2}"#
        )
        #expect(
            signal
                == StethoscopeSignal(
                    signalID: 8,
                    samples: [0, 213, 85, 255, 255, 128],
                    samplingFrequency: 4_000,
                    modelID: 71,
                    position: BodyPosition(18),
                    valvularHeartDisease: 2,
                    unknownFields: #"{"duration":20,"format":1,"channel":1}"#
                )
        )
        #expect(signal.position?.name == "cardiovascular mitral area")
        #expect(try await stethoscope(#"{"signal":[256]}"#).unknownFields == #"{"signal":[256]}"#)
    }

    @Test("What is asked for names the signal, and the extras only where they are wanted")
    func questions() async throws {
        let answer = #"{"status":0,"body":{"signal":[1]}}"#
        let transport = ScriptedTransport(json: answer, answer, answer)
        let client = WithingsClient.scripted(transport)
        _ = try await client.heartSignal(9_000_000_001, accessToken: "t")
        _ = try await client.heartSignal(1, withFiltered: true, withIntervals: true, accessToken: "t")
        _ = try await client.stethoscopeSignal(2, accessToken: "t")
        #expect(
            transport.requests.map(\.form) == [
                "action=get&signalid=9000000001", "action=get&signalid=1&with_filtered=true&with_intervals=true",
                "action=get&signalid=2",
            ]
        )
        #expect(
            transport.requests.map(\.url)
                == ["/v2/heart", "/v2/heart", "/v2/stetho"].map { "https://wbsapi.withings.net" + $0 }
        )
    }
}
