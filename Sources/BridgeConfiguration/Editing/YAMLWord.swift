/// How a value is written on one line of YAML: plain where that means the same, in double quotes otherwise.
struct YAMLWord {
    let text: String

    init(_ value: String) {
        text = Self.isPlain(value) ? value : Self.quoted(value)
    }

    private static func isPlain(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first, let last = value.unicodeScalars.last,
            // A digit may begin a number, a time or an old octal; a word that YAML takes for something else is short.
            first.properties.isAlphabetic || first == "/", last != ":", last != " ",
            !value.contains(": "), !value.contains(" #"), !value.contains("  "), !reserved.contains(value.lowercased())
        else { return false }
        return value.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " _-./@+:&=?%~".unicodeScalars.contains(scalar)
        }
    }

    private static let reserved: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    ]

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
