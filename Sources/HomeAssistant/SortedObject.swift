import Entities

/// A JSON object under construction. Whoever adds members does it in the order of their names, so that the same values
/// are always the same text.
struct SortedObject {
    private var members = ""

    var text: String { "{\(members)}" }

    /// Adds a text; nothing for nil.
    mutating func add(_ name: String, _ value: String?) { add(name, json: value.map(AttributeValue.quoted)) }

    mutating func add(_ name: String, _ values: [String]?) { add(name, json: values.map(Self.list)) }

    /// Adds what is JSON already.
    mutating func add(_ name: String, json: String?) {
        guard let json else { return }
        if !members.isEmpty { members += "," }
        members += AttributeValue.quoted(name)
        members += ":"
        members += json
    }

    static func list(_ values: [String]) -> String {
        "[" + values.map(AttributeValue.quoted).joined(separator: ",") + "]"
    }
}
