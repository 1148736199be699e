import Charts
import WithingsModel

/// The numbers of a drawing as a table, newest first, a page of it at a time.
struct DrawingTable: Sendable {
    var html: String
    var count: Int
    var page: Int
    var pages: Int

    init(_ chart: Chart, page: Int, text: GraphText) {
        let frame = ChartFrame(chart.series)
        count = frame.moments.count
        let length = Drawing.pageLength(of: count)
        pages = max(1, (count + length - 1) / length)
        self.page = min(max(page, 1), pages)
        let last = count - (self.page - 1) * length
        let first = max(0, last - length)
        let rows = (first..<max(first, last)).reversed().map { row -> [TableHTML.Cell] in
            [TableHTML.Cell(text.moment(frame.moments[row], chart, shift: frame.shifts[row]))]
                + zip(chart.series, frame.columns).map { series, column in
                    TableHTML.Cell(column[row].map { text.cell($0, unit: series.unit) } ?? "")
                }
        }
        let headers =
            [text.words.texts[.time]]
            + chart.series.map { series in
                ["", "h", "st"].contains(series.unit) ? series.name : "\(series.name) (\(series.unit))"
            }
        html = TableHTML(caption: chart.title, headers: headers, rows: rows).html
    }

    init(caption: String, headers: [String], count: Int, page: Int, row: (Int) -> [TableHTML.Cell]) {
        self.count = count
        let length = Drawing.pageLength(of: count)
        pages = max(1, (count + length - 1) / length)
        self.page = min(max(page, 1), pages)
        let first = min(count, (self.page - 1) * length)
        html = TableHTML(caption: caption, headers: headers, rows: (first..<min(count, first + length)).map(row)).html
    }
}
