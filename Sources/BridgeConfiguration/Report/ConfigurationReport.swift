/// The outcome of a check for a person to read in a terminal or on a page.
package struct ConfigurationReport: Sendable {
    private let check: ConfigurationCheck

    package init(_ check: ConfigurationCheck) {
        self.check = check
    }

    /// A line per diagnostic, below errors and warnings the line of the file with a mark under the place, and a last line that sums up.
    ///
    /// - Parameter language: `en` or `ko`.
    package func text(language: String) -> String {
        var lines: [String] = []
        for diagnostic in check.diagnostics {
            lines.append(diagnostic.line(in: language))
            // A Home Assistant file draws dozens of notes; one line is enough for each.
            if diagnostic.severity != .note { lines += Self.picture(of: diagnostic) }
        }
        lines.append(summary(language: language))
        return lines.joined(separator: "\n")
    }

    /// `Configuration is valid.` or the number of errors.
    package func summary(language: String) -> String {
        let count = check.errors.count
        if language == "ko" { return count == 0 ? "설정이 올바릅니다." : "오류 \(count)개." }
        return count == 0 ? "Configuration is valid." : count == 1 ? "1 error." : "\(count) errors."
    }

    private static func picture(of diagnostic: Diagnostic) -> [String] {
        guard let excerpt = diagnostic.excerpt, !excerpt.allSatisfy(\.isWhitespace) else { return [] }
        let line = String(excerpt.map { $0 == "\t" ? " " : $0 })
        let before = line.unicodeScalars.prefix(max(0, diagnostic.column - 1))
        // Letters of East Asia take two columns of a terminal.
        let width = before.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
        return ["    " + line, "    " + String(repeating: " ", count: width) + "^"]
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
