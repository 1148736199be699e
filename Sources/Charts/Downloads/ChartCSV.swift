import WithingsModel

/// A chart's numbers as a table for spreadsheets: RFC 4180, a point in the numbers, times with their offset; days, and the
/// first days of means, without a time. Hours of the drawing are minutes here, as everywhere in files.
package struct ChartCSV: Sendable {
    package let text: String

    /// - Parameters:
    ///   - time: the name of the first column.
    ///   - minutes: the sign of minutes.
    package init(_ chart: Chart, time: String, minutes: String = "min") {
        let frame = ChartFrame(chart.series)
        let names = chart.series.map { Self.name($0, minutes: minutes) }
        var lines = [([time] + names).map(Self.field).joined(separator: ",")]
        for (row, moment) in frame.moments.enumerated() {
            let values = zip(chart.series, frame.columns).map { series, column in
                column[row].map { Self.text($0, of: series) } ?? ""
            }
            let isDay = chart.isByDay || chart.averaging != .none
            let local = LocalMoment(moment, in: chart.timeZone, shift: isDay ? 0 : frame.shifts[row])
            lines.append(([isDay ? local.day.description : local.iso] + values).joined(separator: ","))
        }
        text = lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func name(_ series: ChartSeries, minutes: String) -> String {
        let unit = series.unit == hours ? minutes : series.unit
        return unit.isEmpty ? series.name : "\(series.name) (\(unit))"
    }

    private static func text(_ value: ExactDecimal, of series: ChartSeries) -> String {
        guard series.unit == hours else { return value.description }
        return ExactDecimal.rounding(value.double * 60, digits: 1).description
    }

    /// What series that are drawn by the hour bear as their unit.
    private static let hours = "h"

    static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
