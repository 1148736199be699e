/// Looks through a line for what may be aliases, and for keys that are more than a name. A guess on the safe side: words
/// of a text count as well.
struct AliasScan {
    private(set) var aliases = 0
    private(set) var hasComplexKey = false

    init(_ line: [Unicode.Scalar]) {
        var hasBracketKey = false
        var index = 0
        while index < line.count {
            let isFirst = index == 0 || Self.separates(line[index - 1])
            switch line[index] {
            case "*" where isFirst && index + 1 < line.count && !Self.endsName(line[index + 1]):
                aliases += 1
                while index + 1 < line.count, !Self.endsName(line[index + 1]) { index += 1 }
                if Self.isColon(behind: index, in: line) || line[index] == ":" { hasComplexKey = true }
            case "?" where isFirst && (index + 1 == line.count || line[index + 1] == " " || line[index + 1] == "\t"):
                hasComplexKey = true
            case "]", "}":
                if Self.isColon(behind: index, in: line) { hasBracketKey = true }
            default: break
            }
            index += 1
        }
        if hasBracketKey, aliases > 0 { hasComplexKey = true }
    }

    private static func isColon(behind index: Int, in line: [Unicode.Scalar]) -> Bool {
        var next = index + 1
        while next < line.count, line[next] == " " { next += 1 }
        return next < line.count && line[next] == ":"
    }

    private static func separates(_ scalar: Unicode.Scalar) -> Bool { " \t[{,:-?".unicodeScalars.contains(scalar) }

    private static func endsName(_ scalar: Unicode.Scalar) -> Bool { " \t,[]{}*".unicodeScalars.contains(scalar) }
}
