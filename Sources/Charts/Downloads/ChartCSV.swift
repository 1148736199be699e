import WithingsModel

/// A chart's numbers as a table for spreadsheets: RFC 4180, a point in the numbers, times with their offset; days, and the
/// first days of means, without a time.
package struct ChartCSV: Sendable {
    package let text: String

    /// - Parameter time: the name of the first column.
    package init(_ chart: Chart, time: String) {
        let frame = ChartFrame(chart.series)
        var lines = [([time] + chart.series.map(Self.name)).map(Self.field).joined(separator: ",")]
        for (row, moment) in frame.moments.enumerated() {
            let values = frame.columns.map { $0[row]?.description ?? "" }
            let isDay = chart.isByDay || chart.averaging != .none
            let local = LocalMoment(moment, in: chart.timeZone, shift: isDay ? 0 : frame.shifts[row])
            lines.append(([isDay ? local.day.description : local.iso] + values).joined(separator: ","))
        }
        text = lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func name(_ series: ChartSeries) -> String {
        series.unit.isEmpty ? series.name : "\(series.name) (\(series.unit))"
    }

    static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
