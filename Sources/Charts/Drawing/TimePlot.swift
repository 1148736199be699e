import WithingsModel

/// Draws a chart over time as SVG.
package struct TimePlot: Sendable {
    package let svg: String

    private static let width = 900.0
    private static let ink = "#1c2523"
    private static let soft = "#58645f"
    private static let line = "#dfe4df"

    /// - Parameter height: of the drawing, in units of which it is 900 wide.
    package init(_ chart: Chart, words: ChartWords, height: Double = 360) {
        let frame = ChartFrame(chart.series)
        let stacks = StackedColumns(chart.series, frame)
        var values = stacks.tops
        values += chart.lines.map(\.value.double)
        // A range that begins above what is drawn is told all the same.
        values += chart.bands.filter { $0.high == nil }.map(\.low.double)
        let isStone = !chart.series.isEmpty && chart.series.allSatisfy { $0.unit == "st" }
        let scale = ValueScale(values, startsAtZero: chart.startsAtZero || chart.hasBars, parts: isStone ? 14 : nil)
        let marks = scale.ticks.map { isStone ? words.stones($0) : words.number($0) }
        let area = PlotArea(
            left: max(62, (marks.map(TextWidth.of).max() ?? 0) + 14),
            right: Self.width - 12,
            top: 34,
            bottom: height - 30,
            span: chart.span,
            scale: scale
        )
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 900 \(Int(height))", "width": "900",
                "height": "\(Int(height))", "class": "plot",
                "role": "img", "aria-label": chart.title, "font-family": "system-ui, sans-serif", "font-size": "13",
            ]
        )
        canvas.add("rect", ["width": "900", "height": "\(Int(height))", "fill": "#ffffff", "class": "paper"])
        Self.drawBands(chart.bands, area, &canvas)
        Self.drawAxes(chart, area, marks, words, &canvas)
        Self.drawLegend(chart, area, &canvas)
        for (index, series) in chart.series.enumerated() {
            Self.draw(series, stacks.columns[index], frame, chart, area, &canvas)
        }
        if !chart.isEmpty { Self.drawLines(chart.lines, area, &canvas) }
        if chart.isEmpty {
            canvas.add(
                "text",
                [
                    "x": "450", "y": Self.number(height / 2), "text-anchor": "middle", "fill": Self.soft,
                    "class": "soft",
                ],
                text: words.nothing
            )
        }
        canvas.end()
        svg = canvas.text
    }

    private static func number(_ value: Double) -> String { SVGCanvas.number(value) }

    private static func drawBands(_ bands: [ChartBand], _ area: PlotArea, _ canvas: inout SVGCanvas) {
        for band in bands {
            let low = max(band.low.double, area.scale.low)
            let high = min(band.high?.double ?? area.scale.high, area.scale.high)
            guard low < high else { continue }
            let (top, bottom) = (area.y(high), area.y(low))
            canvas.add(
                "rect",
                [
                    "x": number(area.left), "y": number(top), "width": number(area.width),
                    "height": number(bottom - top), "fill": band.color, "class": "band \(band.weight.rawValue)",
                ]
            )
            guard bottom - top >= 13 else { continue }
            canvas.add(
                "text",
                [
                    "x": number(area.left + 6), "y": number(min(bottom - 3, top + 13)), "font-size": "11", "fill": soft,
                    "class": "soft",
                ],
                text: band.name
            )
        }
    }

    private static func drawAxes(
        _ chart: Chart,
        _ area: PlotArea,
        _ marks: [String],
        _ words: ChartWords,
        _ canvas: inout SVGCanvas
    ) {
        var grid = SVGPath()
        for (tick, mark) in zip(area.scale.ticks, marks) {
            let y = area.y(tick.double)
            grid.move(to: area.left, y)
            grid.horizontal(to: area.right)
            canvas.add(
                "text",
                [
                    "x": number(area.left - 8), "y": number(y + 4.5), "text-anchor": "end", "fill": soft,
                    "class": "soft",
                ],
                text: mark
            )
        }
        let ticks = TimeTicks(chart.span, in: chart.timeZone, count: 9, firstWeekday: chart.firstWeekday)
        for moment in ticks.moments {
            let x = area.x(moment)
            grid.move(to: x, area.top)
            grid.vertical(to: area.bottom + 5)
            canvas.add(
                "text",
                [
                    "x": number(min(x, area.right - 16)), "y": number(area.bottom + 20), "text-anchor": "middle",
                    "fill": soft, "class": "soft",
                ],
                text: words.tick(LocalMoment(moment, in: chart.timeZone), ticks.unit)
            )
        }
        canvas.add("path", ["d": grid.text, "stroke": line, "fill": "none", "class": "grid"])
    }

    private static func drawLegend(_ chart: Chart, _ area: PlotArea, _ canvas: inout SVGCanvas) {
        var x = area.left
        for series in chart.series {
            let name = series.unit.isEmpty ? series.name : "\(series.name) (\(series.unit))"
            canvas.add(
                "rect",
                [
                    "x": number(x), "y": "11", "width": "12", "height": "12", "rx": "3", "fill": series.tone.color,
                    "class": "f\(series.tone.rawValue)",
                ]
            )
            canvas.add("text", ["x": number(x + 17), "y": "21.5", "fill": ink, "class": "ink"], text: name)
            x += 40 + TextWidth.of(name)
        }
    }

    private static func drawLines(_ lines: [ChartLine], _ area: PlotArea, _ canvas: inout SVGCanvas) {
        for one in lines where one.value.double >= area.scale.low && one.value.double <= area.scale.high {
            let y = number(area.y(one.value.double))
            canvas.add(
                "path",
                [
                    "d": "M\(number(area.left)) \(y)H\(number(area.right))", "stroke": soft, "stroke-width": "1.5",
                    "stroke-dasharray": "7 5", "class": "goal",
                ]
            )
            canvas.add(
                "text",
                [
                    "x": number(area.right - 4), "y": number(area.y(one.value.double) - 5), "text-anchor": "end",
                    "fill": soft, "class": "soft",
                ],
                text: one.name
            )
        }
    }

    private static func draw(
        _ series: ChartSeries,
        _ column: [StackedColumns.Stretch?],
        _ frame: ChartFrame,
        _ chart: Chart,
        _ area: PlotArea,
        _ canvas: inout SVGCanvas
    ) {
        switch series.style {
        case .line where series.points.count == 1:
            // A line needs two; somebody's first reading is seen all the same.
            canvas.add("path", stroke(series, dots(column, frame, area), width: dotSize(frame)))
        case .line: canvas.add("path", stroke(series, path(series, column, frame, chart, area), width: "2.2"))
        case .dots: canvas.add("path", stroke(series, dots(column, frame, area), width: dotSize(frame)))
        case .both:
            canvas.add("path", stroke(series, path(series, column, frame, chart, area), width: "1"))
            canvas.add("path", stroke(series, dots(column, frame, area), width: dotSize(frame)))
        case .bars, .stacked:
            canvas.add(
                "path",
                [
                    "d": bars(column, frame, chart.width, area), "fill": series.tone.color,
                    "class": "f\(series.tone.rawValue)",
                ]
            )
        }
    }

    private static func stroke(_ series: ChartSeries, _ path: String, width: String) -> KeyValuePairs<String, String> {
        [
            "d": path, "fill": "none", "stroke": series.tone.color, "stroke-width": width, "stroke-linecap": "round",
            "stroke-linejoin": "round", "class": "s\(series.tone.rawValue)",
        ]
    }

    private static func dotSize(_ frame: ChartFrame) -> String {
        switch frame.moments.count {
        case ...60: "7"
        case ...400: "4.5"
        default: "3"
        }
    }

    private static func path(
        _ series: ChartSeries,
        _ column: [StackedColumns.Stretch?],
        _ frame: ChartFrame,
        _ chart: Chart,
        _ area: PlotArea
    ) -> String {
        let resumed = Set(series.breaks(in: chart.span).map(\.upperBound))
        var path = SVGPath()
        for (index, stretch) in column.enumerated() {
            guard let stretch else { continue }
            let (x, y) = (area.x(frame.moments[index]), area.y(stretch.high))
            if path.isEmpty || resumed.contains(frame.moments[index]) {
                path.move(to: x, y)
            } else {
                path.line(to: x, y)
            }
        }
        return path.text
    }

    private static func dots(_ column: [StackedColumns.Stretch?], _ frame: ChartFrame, _ area: PlotArea) -> String {
        var path = SVGPath()
        for (index, stretch) in column.enumerated() {
            guard let stretch else { continue }
            path.dot(at: area.x(frame.moments[index]), area.y(stretch.high))
        }
        return path.text
    }

    private static func bars(
        _ column: [StackedColumns.Stretch?],
        _ frame: ChartFrame,
        _ seconds: EpochSeconds,
        _ area: PlotArea
    ) -> String {
        let full = area.width * Double(seconds) / max(1, Double(area.span.upperBound - area.span.lowerBound))
        let gap = min(full * 0.18, 4)
        var path = SVGPath()
        for (index, stretch) in column.enumerated() {
            guard let stretch, stretch.high != stretch.low else { continue }
            let x = area.x(frame.moments[index]) + gap / 2
            path.bar(from: x, area.y(stretch.low), width: max(1, full - gap), to: area.y(stretch.high))
        }
        return path.text
    }
}
