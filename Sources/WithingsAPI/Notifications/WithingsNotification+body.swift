import WithingsModel

extension WithingsNotification {
    /// The largest body that is looked at, in bytes; Withings' own have some hundred.
    public static let longestBody = 65_536

    /// Reads a notification from the body of a POST: a form, as Withings sends it, or a JSON object with the same names.
    ///
    /// - Throws: why it is none.
    public init(body: some Collection<UInt8>) throws(NotificationFault) {
        guard body.count <= Self.longestBody else { throw NotificationFault("The body is too long.") }
        guard let first = body.first(where: { $0 > 0x20 }) else { throw NotificationFault("The body is empty.") }
        try self.init(fields: first == UInt8(ascii: "{") ? Self.jsonFields(Array(body)) : PostedForm(body).fields)
    }

    private static func jsonFields(_ body: [UInt8]) throws(NotificationFault) -> [(name: String, value: String)] {
        do throws(JSONFault) {
            return try JSONReader.reading(body) {
                (reader: inout JSONReader) throws(JSONFault) -> [(name: String, value: String)] in
                var fields: [(name: String, value: String)] = []
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    guard case .value(let words) = try reader.words() else { continue }
                    if let name = key.decoded, let value = words.decoded { fields.append((name, value)) }
                }
                try reader.end()
                return fields
            }
        } catch {
            throw NotificationFault("The body is neither a form nor JSON.")
        }
    }
}
