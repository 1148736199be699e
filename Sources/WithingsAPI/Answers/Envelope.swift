/// What every answer of Withings is wrapped in.
struct Envelope<Body> {
    /// `status`; 0 is success.
    var status: Int?
    /// `error`, free text whose wording is not stable.
    var errorText: String?
    /// `wait_seconds` of a refusal.
    var waitSeconds: Double?
    /// Only of an answer with status 0.
    var body: Body?

    /// Reads an answer to its end. The body is read by `readBody` at once where `status` stands before it, as it
    /// usually does, and in a second pass otherwise.
    static func read(
        _ bytes: [UInt8],
        _ readBody: (inout JSONReader) throws(JSONFault) -> Body
    ) throws(JSONFault) -> Envelope {
        try JSONReader.reading(bytes) { (reader: inout JSONReader) throws(JSONFault) -> Envelope in
            var envelope = Envelope()
            var unreadBody: JSONReader?
            reader.skipByteOrderMark()
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "status": if case .value(let status) = try reader.integer() { envelope.status = Int(status) }
                case "error": if case .value(let words) = try reader.words() { envelope.errorText = words.decoded }
                case "wait_seconds": envelope.waitSeconds = try reader.seconds() ?? envelope.waitSeconds
                case "body":
                    if envelope.status == 0 {
                        envelope.body = try readBody(&reader)
                    } else {
                        unreadBody = reader
                        try reader.skipValue()
                    }
                default: try reader.skipValue()
                }
            }
            try reader.end()
            guard var reader = unreadBody else { return envelope }
            if envelope.status == 0 {
                envelope.body = try readBody(&reader)
            } else if try reader.next() == .object {
                envelope.waitSeconds = try reader.waitSeconds() ?? envelope.waitSeconds
            }
            return envelope
        }
    }
}

extension JSONReader {
    /// Looks for `wait_seconds` in a map.
    fileprivate mutating func waitSeconds() throws(JSONFault) -> Double? {
        var seconds: Double?
        try beginObject()
        while let key = try nextKey() {
            switch key {
            case "wait_seconds": seconds = try self.seconds()
            default: try skipValue()
            }
        }
        return seconds
    }

    fileprivate mutating func seconds() throws(JSONFault) -> Double? {
        if case .value(let number) = try exactNumber() { return number.double }
        return nil
    }
}
