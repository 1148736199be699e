/// A line of a file to show beside a diagnostic, without what is secret in it.
struct SourceExcerpt {
    private static let omission = "…"
    private static let longest = 160

    /// nil where there is no such line.
    let text: String?

    /// - Parameters:
    ///   - isSecret: the value named by the diagnostic must not be shown, whatever stands before it.
    ///   - column: where the diagnostic points.
    init(file: ConfigurationFile, line: Int, column: Int = 1, isSecret: Bool = false) {
        guard let written = Self.beginning(of: line, in: file.source) else {
            text = nil
            return
        }
        if Self.isValueAlone(file) {
            text = Self.keyOnly(written, colon: nil)
        } else if file.isSecrets {
            text = Self.keyOnly(written, colon: written.firstIndex(of: ":"))
        } else if let key = Self.secretKey(in: written) {
            text = Self.keyOnly(written, colon: written[key.upperBound...].firstIndex(of: ":"))
        } else if isSecret {
            let start = written.unicodeScalars.index(
                written.startIndex,
                offsetBy: column - 1,
                limitedBy: written.endIndex
            )
            text = Self.keyOnly(written, colon: start.flatMap { written[$0...].firstIndex(of: ":") })
        } else if Self.continuesSecret(file.source, line: line) {
            text = Self.keyOnly(written, colon: nil)
        } else {
            let shown = written.replacing(/:\/\/[^\/\s]*@/) { _ in "://" + Self.omission + "@" }
            text = shown.count > Self.longest ? shown.prefix(Self.longest) + Self.omission : shown
        }
    }

    /// Whether an included file has neither a key nor an item of a list: it may be the value of a secret.
    static func isValueAlone(_ file: ConfigurationFile) -> Bool {
        guard file.name != ConfigurationFolder.fileName, !file.isSecrets else { return false }
        return !(1...min(40, file.source.lines.count)).contains { number in
            guard let line = beginning(of: number, in: file.source) else { return false }
            return line.contains(": ") || line.hasSuffix(":")
                || line.trimmingPrefix(while: { $0 == " " }).hasPrefix("- ")
        }
    }

    /// As much of a line as can matter; a line may be as long as the file.
    private static func beginning(of line: Int, in source: SourceText) -> String? {
        guard source.lines.indices.contains(line - 1) else { return nil }
        return SourceText.string([Array(source.lines[line - 1].prefix(400))])
    }

    private static func keyOnly(_ line: String, colon: String.Index?) -> String {
        guard let colon else { return String(line.prefix { $0 == " " }) + omission }
        let value = line[line.index(after: colon)...]
        let isEmpty = value.allSatisfy(\.isWhitespace) || [#""""#, "''"].contains(value.filter { $0 != " " })
        return isEmpty ? line : String(line[...colon]) + " " + omission
    }

    private static func secretKey(in line: String) -> Range<String.Index>? {
        ConfigurationSchema.secretKeys.compactMap { line.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
    }

    /// Whether the line goes on with a secret begun above it: a block of text or an unfinished quotation.
    private static func continuesSecret(_ source: SourceText, line: Int) -> Bool {
        for number in stride(from: line - 1, through: max(1, line - 20), by: -1) {
            guard let above = beginning(of: number, in: source), !above.allSatisfy(\.isWhitespace) else { continue }
            if secretKey(in: above) != nil {
                // A tag stands on its own line; anything else may run on.
                return !(above.contains("!secret") || above.contains("!env_var"))
                    && !isWhole(above, beginsKey: beginning(of: line, in: source) ?? "")
            }
            if above.contains(": ") || above.hasSuffix(":") { return false }
        }
        return false
    }

    /// Whether a secret ends on its own line: the next line begins a key and the quotes are balanced.
    private static func isWhole(_ above: String, beginsKey line: String) -> Bool {
        let isKey = line.wholeMatch(of: /\s*(- )?[A-Za-z_][A-Za-z0-9_]*:(\s.*)?/) != nil
        let value = above.drop { $0 != ":" }.dropFirst().drop(while: \.isWhitespace)
        if value.isEmpty || value.hasPrefix("|") || value.hasPrefix(">") { return false }
        let quotes = above.count { $0 == "\"" }
        let apostrophes = above.count { $0 == "'" }
        return isKey && quotes.isMultiple(of: 2) && apostrophes.isMultiple(of: 2)
    }
}
