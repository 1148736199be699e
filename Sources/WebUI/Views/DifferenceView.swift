import BridgeConfiguration

/// How the configuration on disk differs from the one that runs.
struct DifferenceView: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        /// `same`, `removed` or `added`.
        var kind: String
        var sign: String
        var text: String
    }

    var lines: [Line]

    /// nil where nothing differs.
    init?(_ running: String?, _ disk: String?) {
        let difference = LineDifference(running ?? "", disk ?? "")
        guard !difference.isEmpty else { return nil }
        lines = difference.lines.map { line in
            let sign =
                switch line.kind {
                case .same: " "
                case .removed: "−"
                case .added: "+"
                }
            return Line(kind: line.kind.rawValue, sign: sign, text: line.text)
        }
    }
}
