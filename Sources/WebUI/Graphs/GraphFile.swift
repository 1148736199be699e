/// The file of a drawing by the end of its address: `weight.svg`.
struct GraphFile: Sendable, Equatable {
    enum Form: String, Sendable {
        case svg, csv, json

        var type: String {
            switch self {
            case .svg: "image/svg+xml"
            case .csv: "text/csv; charset=utf-8"
            case .json: "application/json"
            }
        }
    }

    /// Stands for every chart of a page at once.
    static let everyChart = "charts"

    var drawing: String
    var form: Form

    init?(_ name: some StringProtocol) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let form = Form(rawValue: String(parts[1])) else { return nil }
        drawing = String(parts[0])
        self.form = form
    }
}
