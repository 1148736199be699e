import Charts
import WithingsModel

/// A chart or another drawing on a page, with its table and its files.
struct Drawing: Sendable {
    /// Part of the addresses of its files.
    var id: String
    var title: String
    /// One sentence above the drawing.
    var summary: String?
    var note: String?
    /// What a point stands for, where it is no single value.
    var averagingNote: String?
    /// nil for drawings that are no charts over time: those have no moving form.
    var chart: Chart?
    /// The days that are shown, where there is no chart to ask.
    var days: ClosedRange<LocalDay>?
    /// The first moment that is shown, where there is no chart to ask.
    var firstAt: EpochSeconds?
    /// The first moment at which it would be drawn otherwise of the same record; nil where only another day does that.
    var validUntil: EpochSeconds?
    /// Whether it tells of what went on within nights and days, and not of lists alone.
    var readsDetail = false
    /// True where the drawing is shown at its own size, as ECG paper is.
    var isToScale = false
    /// True where the table says at once what the drawing does not.
    var opensTable = false
    var svg: @Sendable () -> String
    /// A part of a drawing that is no chart, for whoever looks closer; nil where it is only seen whole.
    var closer: (@Sendable (FigurePart) async throws -> String)?
    var csv: @Sendable () -> String
    var table: @Sendable (Int) -> DrawingTable

    /// Rows of a table that stands whole: the days of a year.
    static let wholeLength = 370
    /// Rows of a leaf where it does not: four months of days, two and a half years of weeks. Every page carries its tables,
    /// opened or not, so they must not weigh much.
    static let leafLength = 130

    static func pageLength(of count: Int) -> Int { count <= wholeLength ? wholeLength : leafLength }

    /// From which day to which.
    var shownDays: ClosedRange<LocalDay>? {
        guard let chart else { return days }
        let first = LocalDay(of: chart.span.lowerBound, in: chart.timeZone)
        let last = LocalDay(of: max(chart.span.lowerBound, chart.span.upperBound - 1), in: chart.timeZone)
        return min(first, last)...last
    }

    /// A chart over time.
    ///
    /// - Parameter nothing: what is said where there is nothing to draw.
    init(_ chart: Chart, summary: String? = nil, nothing: GraphPhrase = .nothingInSpan, words: PageWords) {
        let text = GraphText(words: words)
        let drawing = text.drawing(nothing: nothing)
        id = chart.id
        title = chart.title
        self.summary = summary
        note = chart.note
        averagingNote = text.averaging(of: chart)
        self.chart = chart
        svg = { TimePlot(chart.reduced() ?? chart, words: drawing).svg }
        csv = { ChartCSV(chart, time: words.texts[.time], minutes: words.texts.unit("min")).text }
        table = { DrawingTable(chart, page: $0, text: text) }
    }

    /// Any other drawing, with a table of its own.
    ///
    /// - Parameter fileHeaders: what the columns are called in a file, where that has units that stand with each value here.
    init(
        id: String,
        title: String,
        note: String? = nil,
        svg: @escaping @Sendable () -> String,
        headers: [String],
        fileHeaders: [String]? = nil,
        rows: [[TableHTML.Cell]],
        csv: (@Sendable () -> String)? = nil,
        firstAt: EpochSeconds? = nil
    ) {
        self.init(
            id: id,
            title: title,
            note: note,
            svg: svg,
            headers: headers,
            fileHeaders: fileHeaders,
            count: rows.count,
            row: { rows[$0] },
            csv: csv,
            firstAt: firstAt
        )
    }

    /// The same with rows that are only written where they are shown: a page has a leaf of thousands.
    init(
        id: String,
        title: String,
        note: String? = nil,
        svg: @escaping @Sendable () -> String,
        headers: [String],
        fileHeaders: [String]? = nil,
        count: Int,
        row: @escaping @Sendable (Int) -> [TableHTML.Cell],
        csv: (@Sendable () -> String)? = nil,
        firstAt: EpochSeconds? = nil
    ) {
        self.firstAt = firstAt
        self.id = id
        self.title = title
        self.note = note
        self.svg = svg
        self.csv =
            csv ?? {
                ([fileHeaders ?? headers] + (0..<count).map { row($0).map(\.plain) }).map {
                    $0.map(CSVField.text).joined(separator: ",")
                }
                .joined(separator: "\r\n") + "\r\n"
            }
        table = { DrawingTable(caption: title, headers: headers, count: count, page: $0, row: row) }
    }
}
