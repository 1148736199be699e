import Foundation
import WithingsModel

/// Draws how deep somebody slept through a night.
package struct Hypnogram: Sendable {
    package let svg: String

    /// - Parameter states: the names of the levels: out of bed, awake, REM, light, deep.
    package init(
        _ course: NightCourse,
        night: Range<EpochSeconds>,
        timeZone: TimeZone,
        title: String,
        states: [SleepState: String],
        words: ChartWords
    ) {
        let (top, bottom, left, right) = (14.0, 200.0, 92.0, 888.0)
        let length = Double(max(1, night.upperBound - night.lowerBound))
        func x(_ moment: EpochSeconds) -> Double {
            left + (right - left) * min(max(Double(moment - night.lowerBound) / length, 0), 1)
        }
        let shown: [SleepState] = [.outOfBed, .awake, .rem, .light, .deep]
        let height = (bottom - top) / Double(shown.count)
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 900 232", "width": "900", "height": "232",
                "class": "plot", "role": "img",
                "aria-label": title, "font-family": "system-ui, sans-serif", "font-size": "13",
            ]
        )
        canvas.add("rect", ["width": "900", "height": "232", "fill": "#ffffff", "class": "paper"])
        var grid = ""
        for (index, state) in shown.enumerated() {
            let y = top + height * Double(index)
            grid += "M\(SVGCanvas.number(left)) \(SVGCanvas.number(y + height))H\(SVGCanvas.number(right))"
            canvas.add(
                "text",
                [
                    "x": "84", "y": SVGCanvas.number(y + height / 2 + 5), "text-anchor": "end", "fill": "#58645f",
                    "class": "soft",
                ],
                text: states[state] ?? state.name
            )
        }
        let ticks = TimeTicks(night, in: timeZone, count: 10)
        for moment in ticks.moments {
            let place = SVGCanvas.number(x(moment))
            grid += "M\(place) \(SVGCanvas.number(top))V\(SVGCanvas.number(bottom + 5))"
            canvas.add(
                "text",
                ["x": place, "y": "220", "text-anchor": "middle", "fill": "#58645f", "class": "soft"],
                text: words.tick(LocalMoment(moment, in: timeZone), ticks.unit)
            )
        }
        canvas.add("path", ["d": grid, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
        for stretch in course.stretches {
            let (name, color) = SleepDepth.color(stretch.state)
            let y = top + height * Double(SleepDepth.level(stretch.state))
            canvas.add(
                "rect",
                [
                    "x": SVGCanvas.number(x(stretch.from)), "y": SVGCanvas.number(y + 2),
                    "width": SVGCanvas.number(max(1, x(stretch.to) - x(stretch.from))),
                    "height": SVGCanvas.number(height - 4), "rx": "2", "fill": color, "class": "sleep \(name)",
                ]
            )
        }
        if course.stretches.isEmpty {
            canvas.add(
                "text",
                ["x": "490", "y": "112", "text-anchor": "middle", "fill": "#58645f", "class": "soft"],
                text: words.nothing
            )
        }
        canvas.end()
        svg = canvas.text
    }
}
