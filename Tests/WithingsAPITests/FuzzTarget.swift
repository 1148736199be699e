#if !FUZZING
    @testable import WithingsAPI
#endif

/// Everything of the library that reads what comes from outside, behind one entrance for `Scripts/fuzz`. The first byte
/// of an input chooses the reader (`a` the first one), the rest is what it reads.
struct FuzzTarget {
    /// Reads an input; whether what came out is sound.
    private typealias Reader = @Sendable ([UInt8]) -> Bool

    /// Whether what came out can have come from such an input; an error is always sound.
    static func isSound(_ input: [UInt8]) -> Bool {
        guard let choice = input.first else { return true }
        return readers[Int(choice &- UInt8(ascii: "a")) % readers.count](Array(input.dropFirst()))
    }

    private static let readers: [Reader] = [
        list(MeasureGroup.self, "measuregrps") { [$0.unknownFields] + $0.measures.map(\.unknownFields) },
        list(SleepSummary.self, "series") { [$0.unknownFields] },
        list(DailyActivity.self, "activities") { [$0.unknownFields] },
        list(Device.self, "devices") { [$0.unknownFields] },
        list(Workout.self, "series") { [$0.unknownFields] },
        list(IntradaySample.self, "series") { [$0.unknownFields] },
        list(SleepSegment.self, "series") { [$0.unknownFields] },
        list(HeartRecording.self, "series") { [$0.unknownFields] },
        list(StethoscopeRecording.self, "series") { [$0.unknownFields] },
        list(NotificationSubscription.self, "profiles") { [$0.unknownFields] },
        body { (reader: inout JSONReader) throws(JSONFault) in
            [try HeartSignal.readBody(&reader, signalID: 1).unknownFields]
        },
        body { (reader: inout JSONReader) throws(JSONFault) in
            [try StethoscopeSignal.readBody(&reader, signalID: 1).unknownFields]
        },
        body { (reader: inout JSONReader) throws(JSONFault) in [try Goals.readBody(&reader).unknownFields] },
        body { (reader: inout JSONReader) throws(JSONFault) in
            _ = try OAuth2Grant.read(&reader, refreshToken: "r")
            return []
        },
        { bytes in
            guard let notification = try? WithingsNotification(body: bytes) else { return true }
            return notification.user.rawValue > 0
        },
        { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return (RetryAfter(text, now: 1_700_000_000)?.seconds ?? 0) >= 0
                && (ServerText(text)?.text.count ?? 0) <= 120
        },
        body { (reader: inout JSONReader) throws(JSONFault) in
            _ = try DemoAccess.read(&reader)
            return []
        },
        refusal,
    ]

    /// An answer of whatever status, at each side of Withings: its error has short words, and no wait that has no end.
    private static let refusal: Reader = { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let status = text.prefix { $0.isNumber }
        let answer = HTTPAnswer(
            status: Int(status).map { min(max($0, 100), 999) } ?? 200,
            retryAfter: RetryAfter(text, now: 1_700_000_000)?.seconds,
            body: Array(bytes.dropFirst(status.utf8.count))
        )
        return [AnswerKind.data, .token, .notification, .signed].allSatisfy { kind in
            do throws(WithingsError) {
                try WithingsClient.body(of: answer, kind: kind) { (reader: inout JSONReader) throws(JSONFault) in
                    _ = try reader.skipValue()
                }
                return true
            } catch {
                if case .retry(let seconds) = error.remedy, !(0...3_600).contains(seconds) { return false }
                return !error.message.isEmpty && error.message.count < 300
            }
        }
    }

    private static func list<Row: JSONRow & Sendable>(
        _ type: Row.Type,
        _ name: StaticString,
        _ unknown: @escaping @Sendable (Row) -> [String?]
    ) -> Reader {
        { bytes in
            let read = { (reader: inout JSONReader) throws(JSONFault) in
                try Page<Row>.read(&reader, list: name, after: 0)
            }
            guard let page = try? WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .data, read)
            else {
                return true
            }
            return page.rows.count + page.rejected.count <= bytes.count
                && (page.rows.flatMap(unknown) + [page.unknownFields]).allSatisfy(isObject)
        }
    }

    private static func body(
        _ read: @escaping @Sendable (inout JSONReader) throws(JSONFault) -> [String?]
    ) -> Reader {
        { bytes in
            let unknown = try? WithingsClient.body(of: HTTPAnswer(status: 200, body: bytes), kind: .token, read)
            return unknown?.allSatisfy(isObject) ?? true
        }
    }

    /// What is kept of a row for later must itself be JSON, or it could never be read again.
    private static func isObject(_ json: String?) -> Bool {
        guard let json else { return true }
        let read = { (reader: inout JSONReader) throws(JSONFault) in
            try reader.beginObject()
            while try reader.nextKey() != nil { try reader.skipValue() }
            try reader.end()
        }
        return (try? JSONReader.reading(Array(json.utf8), read)) != nil
    }
}

#if FUZZING
    @_cdecl("LLVMFuzzerTestOneInput")
    func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        precondition(FuzzTarget.isSound(Array(UnsafeBufferPointer(start: bytes, count: count))))
        return 0
    }
#endif
