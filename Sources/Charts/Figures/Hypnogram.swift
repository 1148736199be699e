import Foundation
import WithingsModel

/// Draws how deep somebody slept through a night, with what was followed meanwhile under the same hours.
package struct Hypnogram: Sendable {
    /// A line under the levels, with a scale of its own: the heart, breathing.
    package struct Lane: Sendable {
        package var name: String
        package var tone: Tone
        package var points: [ChartPoint]

        package init(name: String, tone: Tone, points: [ChartPoint]) {
            self.name = name
            self.tone = tone
            self.points = points
        }
    }

    package let svg: String
    private static let laneHeight = 72.0
    /// A line that is broken for longer than this was not followed meanwhile.
    private static let longestGap: EpochSeconds = 900

    /// - Parameters:
    ///   - part: what of the night is drawn, for whoever looks closer; nil for all of it.
    ///   - states: the names of the levels: out of bed, awake, REM, light, deep.
    package init(
        _ course: NightCourse,
        night: Range<EpochSeconds>,
        part: FigurePart? = nil,
        timeZone: TimeZone,
        title: String,
        states: [SleepState: String],
        lanes: [Lane] = [],
        words: ChartWords
    ) {
        let lanes = lanes.filter { $0.points.count > 1 }
        let width = part?.width ?? FigurePart.usualWidth
        let (top, bottom, left, right) = (14.0, 200.0, 92.0, Double(width - 12))
        let shownNight = part?.shown(of: night) ?? night
        let end = bottom + Self.laneHeight * Double(lanes.count)
        let full = SVGCanvas.number(end + 32)
        let length = Double(max(1, shownNight.upperBound - shownNight.lowerBound))
        func x(_ moment: EpochSeconds) -> Double {
            left + (right - left) * min(max(Double(moment - shownNight.lowerBound) / length, 0), 1)
        }
        let shown: [SleepState] = [.outOfBed, .awake, .rem, .light, .deep]
        let height = (bottom - top) / Double(shown.count)
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(full)", "width": "\(width)",
                "height": full,
                "class": "plot", "role": "img",
                "aria-label": title, "font-family": "system-ui, sans-serif", "font-size": "13",
                "data-from": "\(shownNight.lowerBound)", "data-to": "\(shownNight.upperBound)",
                "data-left": SVGCanvas.number(left), "data-right": SVGCanvas.number(right),
            ]
        )
        canvas.add("rect", ["width": "\(width)", "height": full, "fill": "#ffffff", "class": "paper"])
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
        let ticks = TimeTicks(shownNight, in: timeZone, count: max(3, Int((right - left) / 78)))
        for moment in ticks.moments {
            let place = SVGCanvas.number(x(moment))
            grid += "M\(place) \(SVGCanvas.number(top))V\(SVGCanvas.number(end + 5))"
            canvas.add(
                "text",
                [
                    "x": place, "y": SVGCanvas.number(end + 20), "text-anchor": "middle", "fill": "#58645f",
                    "class": "soft",
                ],
                text: words.tick(LocalMoment(moment, in: timeZone), ticks.unit)
            )
        }
        canvas.add("path", ["d": grid, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
        for stretch in course.stretches where stretch.from < shownNight.upperBound && stretch.to > shownNight.lowerBound
        {
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
                [
                    "x": SVGCanvas.number((left + right) / 2), "y": "112", "text-anchor": "middle", "fill": "#58645f",
                    "class": "soft",
                ],
                text: words.nothing
            )
        }
        for (index, lane) in lanes.enumerated() {
            Self.draw(
                lane,
                from: bottom + Self.laneHeight * Double(index),
                left: left,
                right: right,
                in: shownNight,
                x: x,
                words,
                &canvas
            )
        }
        canvas.end()
        svg = canvas.text
    }

    private static func draw(
        _ lane: Lane,
        from top: Double,
        left: Double,
        right: Double,
        in shown: Range<EpochSeconds>,
        x: (EpochSeconds) -> Double,
        _ words: ChartWords,
        _ canvas: inout SVGCanvas
    ) {
        guard let low = lane.points.map(\.value).min(), let high = lane.points.map(\.value).max() else { return }
        let (first, last) = (top + 22, top + laneHeight - 8)
        let range = high.double - low.double
        func y(_ value: ExactDecimal) -> Double {
            range > 0 ? last - (last - first) * (value.double - low.double) / range : (first + last) / 2
        }
        let base = SVGCanvas.number(top + laneHeight)
        canvas.add(
            "path",
            [
                "d": "M\(SVGCanvas.number(left)) \(base)H\(SVGCanvas.number(right))", "stroke": "#dfe4df",
                "class": "grid",
            ]
        )
        func label(_ text: String, _ place: Double, isName: Bool = false) {
            canvas.add(
                "text",
                [
                    "x": isName ? SVGCanvas.number(left + 6) : "84", "y": SVGCanvas.number(place),
                    "text-anchor": isName ? "start" : "end", "fill": "#58645f", "class": "soft",
                ],
                text: text
            )
        }
        label(lane.name, top + 15, isName: true)
        label(words.number(high), first + 5)
        if range > 0 { label(words.number(low), last + 5) }
        var path = SVGPath()
        var before: EpochSeconds?
        for point in lane.points where shown.contains(point.at) {
            let isNew = before.map { point.at - $0 > longestGap } ?? true
            if isNew { path.move(to: x(point.at), y(point.value)) } else { path.line(to: x(point.at), y(point.value)) }
            before = point.at
        }
        canvas.add(
            "path",
            [
                "d": path.text, "stroke": lane.tone.color, "stroke-width": "1.5", "fill": "none",
                "stroke-linejoin": "round", "class": "s\(lane.tone.rawValue)",
            ]
        )
    }
}
