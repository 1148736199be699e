import Foundation
import WithingsModel

/// A chart's numbers for the browser: every value exactly as it is in the table.
package struct ChartJSON: Sendable {
    package let text: String

    /// - Parameter isReduced: whether points were left out of it, so that whoever looks closer asks for all of them.
    package init(_ chart: Chart, isReduced: Bool = false) {
        let frame = ChartFrame(chart.series)
        var json = #"{"id":\#(Self.quoted(chart.id)),"title":\#(Self.quoted(chart.title))"#
        json += #","zone":\#(Self.quoted(chart.timeZone.identifier))"#
        json += #","from":\#(chart.span.lowerBound),"to":\#(chart.span.upperBound)"#
        json +=
            #","zero":\#(chart.startsAtZero || chart.hasBars),"width":\#(chart.width),"by":"\#(chart.averaging.rawValue)""#
        if chart.isByDay { json += #","days":true"# }
        if isReduced { json += #","reduced":true"# }
        if !chart.isByDay, chart.averaging == .none, frame.shifts.contains(where: { $0 != 0 }) {
            json += #","shifts":["#
            Self.write(frame.shifts, to: &json)
            json += "]"
        }
        json += #","x":["#
        Self.write(frame.moments, to: &json)
        json += #"],"series":["#
        for (index, series) in chart.series.enumerated() {
            if index > 0 { json += "," }
            Self.write(series, frame.columns[index], in: chart.span, to: &json)
        }
        json += #"],"bands":[\#(chart.bands.map(Self.band).joined(separator: ","))]"#
        json += #","lines":[\#(chart.lines.map(Self.line).joined(separator: ","))]}"#
        text = json
    }

    private static func write(_ numbers: [EpochSeconds], to json: inout String) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { json += "," }
            json += String(number)
        }
    }

    private static func write(
        _ series: ChartSeries,
        _ column: [ExactDecimal?],
        in span: Range<EpochSeconds>,
        to json: inout String
    ) {
        let breaks = series.breaks(in: span).map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
        json += #"{"id":\#(quoted(series.id)),"name":\#(quoted(series.name)),"unit":\#(quoted(series.unit))"#
        json += #","style":"\#(series.style.rawValue)","tone":\#(series.tone.rawValue)"#
        json += #","breaks":[\#(breaks)],"values":["#
        for (index, value) in column.enumerated() {
            if index > 0 { json += "," }
            json += value?.description ?? "null"
        }
        json += "]}"
    }

    private static func band(_ band: ChartBand) -> String {
        #"{"name":\#(quoted(band.name)),"weight":"\#(band.weight.rawValue)","low":\#(band.low)"#
            + #","high":\#(band.high?.description ?? "null")}"#
    }

    private static func line(_ line: ChartLine) -> String {
        #"{"name":\#(quoted(line.name)),"value":\#(line.value)}"#
    }

    /// A JSON string that is harmless inside HTML, too.
    static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case _ where scalar.value < 0x20 || scalar == "<" || scalar == "\u{2028}" || scalar == "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
