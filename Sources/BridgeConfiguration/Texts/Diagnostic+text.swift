extension Diagnostic {
    /// A diagnostic in the words of the catalogue, in every language.
    init(
        _ severity: Severity,
        _ text: DiagnosticText,
        at place: SourcePlace,
        _ parameters: [String: String] = [:],
        hint: DiagnosticText? = nil
    ) {
        self.init(
            severity,
            file: place.file,
            line: place.line,
            column: place.column,
            message: text.filled(parameters, in: "en"),
            hint: hint?.filled(parameters, in: "en")
        )
        translations["ko"] = Translation(
            message: text.filled(parameters, in: "ko"),
            hint: hint?.filled(parameters, in: "ko")
        )
    }
}
