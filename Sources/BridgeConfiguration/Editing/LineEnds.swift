/// A text cut into lines, which remembers how each of them ended: a file that was written on two systems has both ends.
package struct LineEnds {
    /// Without their ends.
    package private(set) var lines: [String] = []
    private let hasByteOrderMark: Bool
    /// Of every line but the last.
    private var ends: [String] = []

    package init(_ text: String) {
        var scalars = text.unicodeScalars[...]
        hasByteOrderMark = scalars.first == "\u{FEFF}"
        if hasByteOrderMark { scalars.removeFirst() }
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in scalars {
            if isAfterReturn {
                isAfterReturn = false
                ends.append(scalar == "\n" ? "\r\n" : "\r")
                if scalar == "\n" { continue }
            }
            if scalar == "\r" || scalar == "\n" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
                if scalar == "\n" { ends.append("\n") } else { isAfterReturn = true }
            } else {
                line.append(scalar)
            }
        }
        if isAfterReturn { ends.append("\r") }
        lines.append(String(line))
    }

    /// The end that most lines have.
    private var usual: String {
        let counts = Dictionary(ends.map { ($0, 1) }, uniquingKeysWith: +)
        return ["\n", "\r\n", "\r"].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? "\n"
    }

    /// Other lines in the place of these: those that stayed keep their ends, new ones get the usual.
    func joined(_ changed: [String]) -> String {
        var known = ends
        if known.count < lines.count { known.append(usual) }
        let least = min(lines.count, changed.count)
        var head = 0
        while head < least, lines[head] == changed[head] { head += 1 }
        var tail = 0
        while tail < least - head, lines[lines.count - 1 - tail] == changed[changed.count - 1 - tail] { tail += 1 }
        // Between them a line keeps its end where the same text stood before.
        var between: [String: ArraySlice<String>] = [:]
        for index in head..<(lines.count - tail) { between[lines[index], default: []].append(known[index]) }
        var text = hasByteOrderMark ? "\u{FEFF}" : ""
        for (index, line) in changed.enumerated() {
            text += line
            guard index < changed.count - 1 else { break }
            if index < head {
                text += known[index]
            } else if index >= changed.count - tail {
                text += known[lines.count - (changed.count - index)]
            } else {
                text += between[line]?.popFirst() ?? usual
            }
        }
        return text
    }
}
