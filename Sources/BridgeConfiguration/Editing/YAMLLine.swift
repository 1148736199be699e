/// A line of a YAML file as far as it takes to find keys and to change one value.
struct YAMLLine {
    let indentation: Int
    /// Without the indentation.
    let content: Substring

    init(_ line: String) {
        content = line.drop { $0 == " " }
        indentation = line.count - content.count
    }

    /// Nothing but a comment, or nothing at all.
    var isSilent: Bool { isBlank || content.first == "#" }
    var isBlank: Bool { content.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" } }
    var isItem: Bool { content == "-" || content.hasPrefix("- ") }

    /// The key that begins on this line, and what stands behind its colon.
    var entry: (key: String, rest: Substring)? {
        guard let first = content.first, !isSilent, !isItem else { return nil }
        if first == "\"" || first == "'" {
            let inner = content.dropFirst()
            guard let end = inner.firstIndex(of: first) else { return nil }
            let behind = inner[inner.index(after: end)...]
            guard behind.first == ":" else { return nil }
            return (String(inner[..<end]), behind.dropFirst())
        }
        var index = content.startIndex
        while let colon = content[index...].firstIndex(of: ":") {
            let next = content.index(after: colon)
            if next == content.endIndex || content[next] == " " || content[next] == "\t" {
                let key = content[..<colon].reversed().drop { $0 == " " }.reversed()
                return (String(key), content[next...])
            }
            index = next
        }
        return nil
    }

    /// Cuts what stands behind a colon or a dash into the value and what follows it, blanks and comment.
    static func cut(_ rest: Substring) -> (value: Substring, tail: Substring) {
        let start = rest.firstIndex { $0 != " " && $0 != "\t" } ?? rest.endIndex
        var quote: Character?
        var previous: Character = " "
        var index = start
        while index < rest.endIndex {
            let character = rest[index]
            if let open = quote {
                if character == open, !(open == "\"" && previous == "\\") { quote = nil }
            } else if character == "\"" || character == "'", index == start || " [,{:".contains(previous) {
                quote = character
            } else if character == "#", previous == " " || previous == "\t" {
                break
            }
            previous = previous == "\\" && character == "\\" ? " " : character
            index = rest.index(after: index)
        }
        var end = index
        while end > start, " \t\r".contains(rest[rest.index(before: end)]) { end = rest.index(before: end) }
        return (rest[start..<end], rest[end...])
    }
}
