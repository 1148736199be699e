import Testing

@testable import WithingsAPI

@Suite("Damaged answers about details")
struct DetailMutationTests {
    /// A kind of answer: a sound one, and how many things come out of any.
    struct Kind: Sendable, CustomTestStringConvertible {
        var name: String
        var sound: [UInt8]
        var count: @Sendable ([UInt8]) throws(WithingsError) -> Int

        var testDescription: String { name }

        /// nil for an error.
        func read(_ bytes: [UInt8]) -> Int? {
            do throws(WithingsError) { return try count(bytes) } catch { return nil }
        }
    }

    private static func list<Row: JSONRow & Sendable>(_ type: Row.Type, _ list: StaticString, _ rows: String) -> Kind {
        Kind(name: "\(type)", sound: Array(#"{"status":0,"body":{"\#(list)":\#(rows),"more":false}}"#.utf8)) {
            (bytes: [UInt8]) throws(WithingsError) in
            let page: Page<Row> = try Reading.page(bytes, list)
            return page.rows.count
        }
    }

    private static func body(
        _ name: String,
        _ body: String,
        _ read: @escaping @Sendable (inout JSONReader) throws(JSONFault) -> Int
    ) -> Kind {
        Kind(name: name, sound: Array(#"{"body":\#(body),"status":0}"#.utf8)) {
            (bytes: [UInt8]) throws(WithingsError) in
            try WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .data, read)
        }
    }

    static let kinds: [Kind] = [
        list(
            Workout.self,
            "series",
            #"[{"id":3661300277,"category":7,"timezone":"Asia\/Seoul","model":93,"attrib":7,"startdate":1,"enddate":2,"#
                + #""date":"2023-08-30","deviceid":"é","modified":3,"data":{"calories":47.5,"status":"usual"}}]"#
        ),
        list(
            IntradaySample.self,
            "series",
            #"{"1700000040":{"deviceid":"cc","model":"S","model_id":93,"heart_rate":61},"1700000060":{"steps":12}}"#
        ),
        list(
            SleepSegment.self,
            "series",
            #"[{"startdate":1,"enddate":2,"state":0,"hash_deviceid":"dd","hr":{"1700000000":58,"1700000060":57},"rr":[]}]"#
        ),
        list(
            HeartRecording.self,
            "series",
            #"[{"deviceid":"bb","model":44,"ecg":{"signalid":1,"afib":0},"bloodpressure":{"diastole":78,"systole":121},"#
                + #""heart_rate":{"value":64,"is_deleted":false},"timestamp":1700000000}]"#
        ),
        list(
            StethoscopeRecording.self,
            "series",
            #"[{"hash_deviceid":"bb","signalid":900002,"vhd":3,"timestamp":1700000000,"timezone":"Europe\/Paris"}]"#
        ),
        list(
            NotificationSubscription.self,
            "profiles",
            #"[{"appli":1,"callbackurl":"https:\/\/a\/","expires":2147483647,"comment":null}]"#
        ),
        body("HeartSignal", #"{"signal":[-12,0,345],"sampling_frequency":300,"heart_rate":61,"x":[1]}"#) {
            (reader: inout JSONReader) throws(JSONFault) in
            try HeartSignal.readBody(&reader, signalID: 1).samples.count
        },
        body("StethoscopeSignal", #"{"signal":[0,213,-1],"frequency":4000,"position":18,"model":71}"#) {
            (reader: inout JSONReader) throws(JSONFault) in
            try StethoscopeSignal.readBody(&reader, signalID: 1).samples.count
        },
    ]

    @Test("An answer cut anywhere is an error, never a shorter answer", arguments: kinds)
    func truncation(kind: Kind) {
        #expect((kind.read(kind.sound) ?? 0) > 0)
        for end in kind.sound.indices { #expect(kind.read(Array(kind.sound[..<end])) == nil, "cut at \(end)") }
    }

    @Test("A flipped bit never crashes and never makes up anything", arguments: kinds)
    func flips(kind: Kind) throws {
        let whole = try #require(kind.read(kind.sound))
        for index in kind.sound.indices {
            for bit in 0..<8 {
                var flipped = kind.sound
                flipped[index] ^= 1 << bit
                if let count = kind.read(flipped) { #expect(count <= whole, "bit \(bit) of byte \(index)") }
            }
        }
    }

    @Test("Random damage of any kind ends in an answer or an error", arguments: kinds)
    func damage(kind: Kind) {
        for seed in 0..<1_500 {
            let bytes = Damage.of(kind.sound, seed: UInt64(seed))
            // What there is must come from the bytes there are: no thing is shorter than a digit and a comma.
            if let count = kind.read(bytes) { #expect(count * 2 <= bytes.count, "seed \(seed)") }
        }
    }
}
