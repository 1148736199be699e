/// Collects what nobody knows yet of a row, so that nothing of an answer gets lost: one JSON object, names in the order
/// of the answer, values as they came.
struct UnknownFields {
    private var object: [UInt8] = []
    private var names: Set<String> = []

    var isEmpty: Bool { object.isEmpty }

    /// Adds a field. A name that is there already gets a number behind it (`note#2`).
    mutating func add(_ key: JSONText, _ value: JSONText) {
        add(name: key.verbatim(), value)
    }

    /// Adds what nobody knows of a map inside the row, under the map's name; nothing if that is nothing.
    mutating func add(_ key: JSONText, _ inner: UnknownFields) {
        if inner.isEmpty { return }
        (inner.object + [UInt8(ascii: "}")]).withUnsafeBufferPointer { add(key, JSONText(bytes: $0)) }
    }

    mutating func add(name: String, _ value: JSONText) {
        var unique = name
        var number = 2
        while !names.insert(unique).inserted {
            unique = "\(name)#\(number)"
            number += 1
        }
        object.append(object.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        object.append(UInt8(ascii: "\""))
        object.append(contentsOf: unique.utf8)
        object.append(UInt8(ascii: "\""))
        object.append(UInt8(ascii: ":"))
        object.append(contentsOf: value.bytes)
    }

    /// The object; nil when there is nothing in it.
    func json(_ pool: inout StringPool) -> String? {
        if object.isEmpty { return nil }
        return (object + [UInt8(ascii: "}")]).withUnsafeBufferPointer { pool.verbatim(JSONText(bytes: $0)) }
    }
}
