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
    init(_ drawing: Drawing, person: String, folder: String, query: String, page: String?, words: PageWords) {
        let svg = drawing.svg()
        // A leaf is turned in one table alone: `page=diary.2`.
        let leaf = page.flatMap { page -> Int? in
            let parts = page.split(separator: ".")
            return parts.count == 2 && parts[0] == drawing.id ? Int(parts[1]) : nil
        }
        let table = drawing.table(leaf ?? 1)
        id = drawing.id
        title = drawing.title
        summary = drawing.summary
        note = drawing.note
        averagingNote = drawing.averagingNote.map {
            $0 + " " + words.texts(.singleReadings, ["choice": words.texts[.otherSpan]])
        }
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
        isTableOpen = svg.isEmpty || drawing.opensTable || leaf != nil
        let joint = query.isEmpty ? "?" : query + "&"
        older = table.page < table.pages ? "\(joint)page=\(drawing.id).\(table.page + 1)#\(drawing.id)" : nil
        newer = table.page > 1 ? "\(joint)page=\(drawing.id).\(table.page - 1)#\(drawing.id)" : nil
        pageLabel =
            table.pages > 1 ? words.texts(.rowsPage, ["page": "\(table.page)", "pages": "\(table.pages)"]) : nil
    }

    /// What it takes of the memory, roughly.
    var bytes: Int { (svg?.utf8.count ?? 0) + table.utf8.count + 2_000 }

    /// The days that a chart shows, so that its files are told apart: `-2026-10-29-2026-11-27`.
    private static func stretch(_ drawing: Drawing) -> String {
        guard let days = drawing.shownDays else { return "" }
        let (first, last) = (days.lowerBound, days.upperBound)
        return first == last ? "-\(first)" : "-\(first)-\(last)"
    }
}
