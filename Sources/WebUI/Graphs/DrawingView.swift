import Charts
import WithingsModel

/// A drawing with its files and its table, as a page shows it.
struct DrawingView: Sendable {
    var id: String
    var title: String
    var summary: String?
    var note: String?
    var averagingNote: String?
    /// The drawing itself, as SVG; nil where only the table is there, or where it is shown as an image.
    var svg: String?
    var image: String?
    /// Where the script finds the numbers of the moving form.
    var data: String?
    /// Where the script finds parts of a drawing that is no chart.
    var picture: String?
    var svgAddress: String?
    var csvAddress: String
    var fileName: String
    var downloadsLabel: String
    var table: String
    var tableLabel: String
    var isTableOpen: Bool
    var older: String?
    var newer: String?
    var pageLabel: String?

    /// - Parameters:
    ///   - folder: the address under which the files are.
    ///   - query: the address' parameters, `?` included.
    init(_ drawing: Drawing, person: String, folder: String, query: String, page: Int, words: PageWords) {
        let svg = drawing.svg()
        let table = drawing.table(page)
        id = drawing.id
        title = drawing.title
        summary = drawing.summary
        note = drawing.note
        averagingNote = drawing.averagingNote
        let base = "\(folder)/\(drawing.id)"
        self.svg = svg.isEmpty || drawing.isToScale ? nil : svg
        image = drawing.isToScale ? "\(base).svg\(query)" : nil
        data = drawing.chart == nil ? nil : "\(base).json\(query)"
        picture = drawing.closer == nil || svg.isEmpty ? nil : "\(base).svg\(query)"
        svgAddress = svg.isEmpty ? nil : "\(base).svg\(query)"
        csvAddress = "\(base).csv\(query)"
        let name = "\(person)-\(drawing.id)\(Self.stretch(drawing))".lowercased()
        fileName = String(name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
        downloadsLabel = words.texts(.downloadsOf, ["title": drawing.title])
        self.table = table.html
        tableLabel = words.texts(.numbersOf, ["count": words.texts.numbers.text(table.count)])
        isTableOpen = svg.isEmpty || drawing.opensTable
        let joint = query.isEmpty ? "?" : query + "&"
        older = table.page < table.pages ? "\(joint)page=\(table.page + 1)#\(drawing.id)" : nil
        newer = table.page > 1 ? "\(joint)page=\(table.page - 1)#\(drawing.id)" : nil
        pageLabel =
            table.pages > 1 ? words.texts(.rowsPage, ["page": "\(table.page)", "pages": "\(table.pages)"]) : nil
    }

    /// The days that a chart shows, so that its files are told apart: `-2026-10-29-2026-11-27`.
    private static func stretch(_ drawing: Drawing) -> String {
        guard let chart = drawing.chart else { return "" }
        let first = LocalDay(of: chart.span.lowerBound, in: chart.timeZone)
        let last = LocalDay(of: max(chart.span.lowerBound, chart.span.upperBound - 1), in: chart.timeZone)
        return first == last ? "-\(first)" : "-\(first)-\(last)"
    }
}
