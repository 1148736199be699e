/// Why a text is not YAML, and where.
struct SourceFault: Error, Equatable {
    var line: Int
    var column: Int
    var text: DiagnosticText
    var hint: DiagnosticText?
    var parameters: [String: String] = [:]
}
