import Yams

extension SourceFault {
    /// The parser's fault in plain words.
    init(_ error: any Error, in source: SourceText) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.init(problem: problem, at: mark, context: context, in: source)
        case .reader(_, let offset, _, let yaml):
            let before = SourceText(String(yaml.prefix(offset ?? 0)))
            self.init(
                line: before.lines.count,
                column: (before.lines.last?.count ?? 0) + 1,
                text: .syntaxControlCharacter
            )
        case .memory:
            self.init(line: 1, column: 1, text: .tooDeep)
        default:
            self.init(line: 1, column: 1, text: .syntaxOther, parameters: ["problem": "unknown"])
        }
    }

    private init(problem: String, at mark: Mark, context: YamlError.Context?, in source: SourceText) {
        self.init(line: mark.line, column: mark.column, text: .syntaxOther, parameters: ["problem": problem])
        let start = context?.mark ?? mark
        if context?.text.contains("quoted scalar") == true, problem.contains("end of") {
            self = SourceFault(line: start.line, column: start.column, text: .syntaxQuote)
        } else if problem.contains("cannot start any token") {
            if source.scalar(line: mark.line, column: mark.column) == "\t" {
                text = .syntaxTab
                hint = .hintSpaces
            } else {
                text = .syntaxCharacter
                hint = .hintQuotes
            }
        } else if problem.contains("mapping values are not allowed") {
            text = .syntaxColon
            hint = .hintColon
        } else if problem.contains("did not find expected ',' or") {
            self = SourceFault(line: start.line, column: start.column, text: .syntaxBracket)
        } else if problem.contains("could not find expected ':'") {
            self = SourceFault(line: start.line, column: start.column, text: .syntaxMissingColon)
        } else if problem.contains("did not find expected key") || problem.contains("expected '-' indicator") {
            text = .syntaxIndentation
            hint = .hintIndentation
        } else if problem.contains("undefined alias") {
            text = .undefinedAlias
        } else if problem.contains("another document") {
            text = .secondDocument
        }
        if text == .syntaxOther || text == .syntaxIndentation, startsWithTab(source) {
            text = .syntaxTab
            hint = .hintSpaces
        }
    }

    /// Whether a tab stands before the first word of the line.
    private func startsWithTab(_ source: SourceText) -> Bool {
        guard source.lines.indices.contains(line - 1) else { return false }
        return source.lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }
}
