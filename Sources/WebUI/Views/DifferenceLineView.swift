import BridgeConfiguration

/// A line of the difference between the configuration that runs and the one on disk.
struct DifferenceLineView: Sendable, Equatable {
    /// `same`, `removed` or `added`.
    var kind: String
    var sign: String
    var text: String

    static func lines(_ running: String?, _ disk: String?) -> [DifferenceLineView] {
        LineDifference(running ?? "", disk ?? "").lines.map { line in
            let sign =
                switch line.kind {
                case .same: " "
                case .removed: "−"
                case .added: "+"
                }
            return DifferenceLineView(kind: line.kind.rawValue, sign: sign, text: line.text)
        }
    }
}
