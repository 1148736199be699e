/// A line of a configuration, cut into what may be shown and what is secret.
struct SecretLine {
    enum Part: Equatable {
        case open(String)
        case secret(SecretCover.Secret)
    }

    /// A secret that may go on in the next line.
    struct Run: Equatable {
        var key: String
        /// Of the key: a line further in belongs to its value.
        var column: Int
        /// The quotation that is not closed yet.
        var quote: Character?
        /// Nothing of the value has been seen yet.
        var isAwaited = false
        var isInBraces = false
    }

    private(set) var parts: [Part] = []
    private(set) var run: Run?

    /// - Parameter before: what the line above left open.
    init(_ line: String, isSecrets: Bool, isValueAlone: Bool, after before: Run?) {
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        let content = line[indentation.endIndex...]
        if content.allSatisfy(\.isWhitespace) {
            parts = [.open(line)]
            run = before
        } else if isValueAlone {
            parts = [.open(String(indentation)), .secret(.init(key: "", text: String(content)))]
        } else if let before, Self.goesOn(before, indentation: indentation.count, content) {
            parts = [.open(String(indentation)), .secret(.init(key: before.key, text: String(content)))]
            run = before
            if let quote = before.quote, content.contains(quote) { run?.quote = nil }
            // A list may stand no further in than its key.
            run?.isAwaited = before.isAwaited && content.hasPrefix("-")
        } else if isSecrets {
            coverValue(of: line, indentation: indentation.count)
        } else if let found = Self.secretKey(in: line) {
            cover(line, key: found.key, column: found.column, from: found.value)
        } else {
            coverAddresses(in: line)
        }
    }

    /// What stands behind a secret on its own line.
    private init(behind rest: String, isInBraces: Bool) {
        if let found = Self.secretKey(in: rest) {
            cover(rest, key: found.key, column: found.column, from: found.value, isInBraces: isInBraces)
        } else {
            coverAddresses(in: rest)
        }
    }

    private static func goesOn(_ run: Run, indentation: Int, _ content: Substring) -> Bool {
        if indentation > run.column || run.isAwaited && indentation == run.column && content.hasPrefix("-") {
            return true
        }
        return (run.quote != nil || run.isAwaited && run.isInBraces)
            && content.prefixMatch(of: /(- )?[\w"'.\- ]+:(\s|$)/) == nil
    }

    /// In a file of secrets whatever stands behind a name is one.
    private mutating func coverValue(of line: String, indentation: Int) {
        guard let colon = line.firstIndex(of: ":") else {
            let isComment = line.drop { $0 == " " || $0 == "\t" }.first == "#"
            parts = isComment ? [.open(line)] : [.open(""), .secret(.init(key: "", text: line))]
            return
        }
        let key = line[..<colon].filter { $0 != " " && $0 != "\"" && $0 != "'" }
        cover(line, key: key, column: indentation, from: line.index(after: colon))
    }

    private mutating func cover(
        _ line: String,
        key: String,
        column: Int,
        from behindColon: String.Index,
        isInBraces: Bool = false
    ) {
        let start = line[behindColon...].firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
        let value = line[start...]
        let isInBraces = isInBraces || Self.isInBraces(line[..<behindColon])
        // A block of text begins on the next line.
        let isAwaited = value.isEmpty || value.hasPrefix("#") || value.wholeMatch(of: /[|>][-+0-9]*\s*(#.*)?/) != nil
        run = Run(key: key, column: column, isAwaited: isAwaited, isInBraces: isInBraces)
        if isAwaited || SecretWords.isReference(value) {
            parts = [.open(line)]
            return
        }
        var end = isInBraces ? Self.endInBraces(value) : line.endIndex
        while end > start, line[line.index(before: end)].isWhitespace { end = line.index(before: end) }
        let secret = String(line[start..<end])
        if let quote = secret.first, quote == "\"" || quote == "'" {
            run?.quote = secret.dropFirst().contains(quote) ? nil : quote
        }
        parts = [.open(String(line[..<start])), .secret(.init(key: key, text: secret))]
        // Within braces another secret may follow.
        if end < line.endIndex {
            let rest = SecretLine(behind: String(line[end...]), isInBraces: isInBraces)
            parts += rest.parts
            run = rest.run ?? run
        }
    }

    /// Names and passwords within addresses.
    private mutating func coverAddresses(in line: String) {
        var rest = line[...]
        while let found = rest.firstMatch(
            of: /(:\/\/)([^\/\s]*)@|(?i)([?&;\s]\w*(?:password|token|secret)=)([^&\s"']+)/
        ) {
            let secret = found.output.2 ?? found.output.4 ?? ""
            parts.append(.open(String(rest[..<secret.startIndex])))
            if !secret.isEmpty { parts.append(.secret(.init(key: "://", text: String(secret)))) }
            rest = rest[secret.endIndex...]
        }
        parts.append(.open(String(rest)))
    }

    /// As much of a key as is looked at.
    private static let longestKey = 120

    /// The first key that holds a secret. Looked for from its colon, since a line may be as long as the file.
    private static func secretKey(in line: String) -> (key: String, column: Int, value: String.Index)? {
        var rest = line.startIndex
        while let colon = line[rest...].firstIndex(of: ":") {
            rest = line.index(after: colon)
            guard rest == line.endIndex || line[rest].isWhitespace else { continue }
            var end = colon
            func isBefore(_ index: String.Index, _ isMeant: (Character) -> Bool) -> Bool {
                index > line.startIndex && isMeant(line[line.index(before: index)])
            }
            while isBefore(end, \.isWhitespace) { end = line.index(before: end) }
            if isBefore(end, { $0 == "\"" || $0 == "'" }) { end = line.index(before: end) }
            var start = end
            for _ in 0..<longestKey where isBefore(start, { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) {
                start = line.index(before: start)
            }
            let key = line[start..<end]
            guard SecretWords.isSecret(key) else { continue }
            return (String(key), line.distance(from: line.startIndex, to: start), rest)
        }
        return nil
    }

    private static func isInBraces(_ text: Substring) -> Bool {
        text.count { $0 == "{" } > text.count { $0 == "}" }
    }

    /// Where a value ends that stands within braces.
    private static func endInBraces(_ value: Substring) -> String.Index {
        guard let first = value.first else { return value.endIndex }
        if first == "\"" || first == "'" {
            guard let close = value.dropFirst().firstIndex(of: first) else { return value.endIndex }
            return value.index(after: close)
        }
        return value.firstIndex { $0 == "," || $0 == "}" } ?? value.endIndex
    }
}
