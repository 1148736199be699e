/// The text of a file, cut into lines as YAML counts them.
struct SourceText: Sendable {
    /// Without the ends of the lines.
    private(set) var lines: [[Unicode.Scalar]]
    private(set) var text: String

    /// - Parameter text: without a byte order mark.
    init(_ text: String) {
        self.text = text
        lines = []
        var line: [Unicode.Scalar] = []
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                // The second half of one line end.
            } else if Self.endsLine(scalar) {
                lines.append(line)
                line = []
            } else {
                line.append(scalar)
            }
            previous = scalar
        }
        lines.append(line)
    }

    /// The scalar at a place, nil beyond the end of the line.
    func scalar(line: Int, column: Int) -> Unicode.Scalar? {
        guard lines.indices.contains(line - 1), lines[line - 1].indices.contains(column - 1) else { return nil }
        return lines[line - 1][column - 1]
    }

    /// Puts another scalar at a place; lines and columns of everything else stay.
    mutating func replace(line: Int, column: Int, with scalar: Unicode.Scalar) {
        guard self.scalar(line: line, column: column) != nil else { return }
        lines[line - 1][column - 1] = scalar
        text = Self.string(lines)
    }

    static func string(_ lines: some Sequence<[Unicode.Scalar]>) -> String {
        var view = String.UnicodeScalarView()
        var isFirst = true
        for line in lines {
            if !isFirst { view.append("\n") }
            isFirst = false
            view.append(contentsOf: line)
        }
        return String(view)
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
