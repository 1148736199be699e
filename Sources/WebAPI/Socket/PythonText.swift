import WebServer

/// Values as Python writes them: Home Assistant ends its faults with what it got.
enum PythonText {
    /// Longer ones are cut, as in Home Assistant.
    private static let longest = 500

    static func text(_ value: JSONValue) -> String {
        let text = whole(value)
        return text.count > longest ? text.prefix(longest - 3) + "..." : text
    }

    private static func whole(_ value: JSONValue) -> String {
        switch value {
        case .null: "None"
        case .bool(let flag): flag ? "True" : "False"
        case .number(let text): text
        case .string(let text): quoted(text)
        case .array(let values): "[" + values.map(whole).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + sorted(members).map { "\(quoted($0.key)): \(whole($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// What every message begins with first; the order in which the others came is not known any more.
    private static func sorted(_ members: [String: JSONValue]) -> [(key: String, value: JSONValue)] {
        func rank(_ name: String) -> Int { name == "id" ? 0 : name == "type" ? 1 : 2 }
        return members.map { ($0.key, $0.value) }.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }
    }

    private static func quoted(_ text: String) -> String {
        let mark: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var answer = String(mark)
        for character in text {
            switch character {
            case "\\": answer += "\\\\"
            case "\n": answer += "\\n"
            case "\r": answer += "\\r"
            case "\t": answer += "\\t"
            case mark: answer += "\\\(mark)"
            default: answer.append(character)
            }
        }
        return answer + String(mark)
    }
}
