import Foundation
import WithingsModel

/// Draws very many nights, each as a thin line at its place in time, from six in the evening at the top to six in the
/// evening at the bottom: how bedtimes wander over seasons and years.
package struct ThinSleepDiary: Sendable {
    package let svg: String
    private static let (left, right, top, bottom) = (62.0, 888.0, 12.0, 330.0)

    /// - Parameter rows: newest first.
    package init(_ rows: [SleepDiary.Row], timeZone: TimeZone, title: String, words: ChartWords) {
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 900 360", "width": "900", "height": "360",
                "class": "plot", "role": "img", "aria-label": title, "font-family": "system-ui, sans-serif",
                "font-size": "13",
            ]
        )
        canvas.add("rect", ["width": "900", "height": "360", "fill": "#ffffff", "class": "paper"])
        if let first = rows.last?.day, let last = rows.first?.day {
            let span = first.start(in: timeZone)..<last.adding(days: 1).start(in: timeZone)
            Self.drawAxes(span, timeZone, words, &canvas)
            Self.drawNights(rows, span, timeZone, &canvas)
        }
        canvas.end()
        svg = canvas.text
    }

    private static func drawAxes(
        _ span: Range<EpochSeconds>,
        _ timeZone: TimeZone,
        _ words: ChartWords,
        _ canvas: inout SVGCanvas
    ) {
        var grid = ""
        for hour in stride(from: 0, through: 24, by: 3) {
            let y = top + (bottom - top) * Double(hour) / 24
            grid += "M\(SVGCanvas.number(left)) \(SVGCanvas.number(y))H\(SVGCanvas.number(right))"
            let clock = (18 + hour) % 24
            canvas.add(
                "text",
                [
                    "x": SVGCanvas.number(left - 8), "y": SVGCanvas.number(y + 4.5), "text-anchor": "end",
                    "fill": "#58645f", "class": "soft",
                ],
                text: "\(clock < 10 ? "0" : "")\(clock):00"
            )
        }
        let ticks = TimeTicks(span, in: timeZone, count: 9)
        for moment in ticks.moments {
            let x = x(moment, span)
            grid += "M\(SVGCanvas.number(x)) \(SVGCanvas.number(top))V\(SVGCanvas.number(bottom + 5))"
            canvas.add(
                "text",
                [
                    "x": SVGCanvas.number(min(x, right - 16)), "y": SVGCanvas.number(bottom + 20),
                    "text-anchor": "middle", "fill": "#58645f", "class": "soft",
                ],
                text: words.tick(LocalMoment(moment, in: timeZone), ticks.unit)
            )
        }
        canvas.add("path", ["d": grid, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
    }

    private static func drawNights(
        _ rows: [SleepDiary.Row],
        _ span: Range<EpochSeconds>,
        _ timeZone: TimeZone,
        _ canvas: inout SVGCanvas
    ) {
        let width = max(0.25, (right - left) * 86_400 / Double(max(1, span.upperBound - span.lowerBound)) * 0.9)
        var path = ""
        for row in rows {
            let start = row.day.start(in: timeZone)
            let evening = row.evening(timeZone)
            let place = SVGCanvas.number(x(start, span) + width / 2)
            func y(_ moment: EpochSeconds) -> Double {
                top + (bottom - top) * min(max(Double(moment - evening) / 86_400, 0), 1)
            }
            for stretch in row.stretches where y(stretch.to) > y(stretch.from) {
                // Whole units, of four minutes: thousands of nights are a heavy picture otherwise.
                path += "M\(place) \(Int(y(stretch.from).rounded()))V\(Int(y(stretch.to).rounded()))"
            }
        }
        let (name, color) = SleepDepth.color(.unspecified)
        canvas.add(
            "path",
            [
                "d": path, "stroke": color, "stroke-width": SVGCanvas.number(width), "fill": "none",
                "class": "sleepline \(name)",
            ]
        )
    }

    private static func x(_ moment: EpochSeconds, _ span: Range<EpochSeconds>) -> Double {
        left + (right - left) * Double(moment - span.lowerBound) / Double(max(1, span.upperBound - span.lowerBound))
    }
}
