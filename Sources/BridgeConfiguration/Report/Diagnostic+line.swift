extension Diagnostic {
    /// ``description`` in a language.
    package func line(in language: String) -> String {
        let hint = hint(in: language).map { " (\($0))" } ?? ""
        return "\(file):\(line):\(column): \(severity.name(in: language)): \(message(in: language))\(hint)"
    }
}

extension Diagnostic.Severity {
    /// The word for it in a language.
    package func name(in language: String) -> String {
        guard language == "ko" else { return rawValue }
        return switch self {
        case .error: "오류"
        case .warning: "경고"
        case .note: "참고"
        }
    }
}
