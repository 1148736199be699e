import Foundation
import WithingsModel

/// Draws nights under one another, a row each, from six in the evening to six in the evening.
package struct SleepDiary: Sendable {
    package struct Row: Sendable {
        package var day: LocalDay
        package var label: String
        /// Of the place where the night was; nil for the diary's own.
        package var timeZone: TimeZone?
        /// Stretches of sleep with how they went, where that is known.
        package var stretches: [(from: EpochSeconds, to: EpochSeconds, course: NightCourse?)]

        package init(
            day: LocalDay,
            label: String,
            timeZone: TimeZone? = nil,
            stretches: [(from: EpochSeconds, to: EpochSeconds, course: NightCourse?)]
        ) {
            self.day = day
            self.label = label
            self.timeZone = timeZone
            self.stretches = stretches
        }

        /// Six in the evening before, by the clocks of the place where the night was.
        func evening(_ home: TimeZone) -> EpochSeconds {
            day.adding(days: -1).start(in: timeZone ?? home) + 18 * 3_600
        }
    }

    package let svg: String
    private static let (left, right, top, row) = (104.0, 890.0, 28.0, 20.0)

    /// - Parameter rows: newest first.
    package init(_ rows: [Row], timeZone: TimeZone, title: String, words: ChartWords) {
        let height = Self.top + Self.row * Double(max(1, rows.count)) + 6
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 900 \(SVGCanvas.number(height))", "width": "900",
                "height": SVGCanvas.number(height),
                "class": "plot", "role": "img", "aria-label": title, "font-family": "system-ui, sans-serif",
                "font-size": "13",
            ]
        )
        canvas.add(
            "rect",
            ["width": "900", "height": SVGCanvas.number(height), "fill": "#ffffff", "class": "paper"]
        )
        var grid = ""
        for hour in stride(from: 0, through: 24, by: 3) {
            let x = SVGCanvas.number(Self.left + (Self.right - Self.left) * Double(hour) / 24)
            grid += "M\(x) \(SVGCanvas.number(Self.top - 4))V\(SVGCanvas.number(height - 6))"
            let clock = (18 + hour) % 24
            canvas.add(
                "text",
                ["x": x, "y": "17", "text-anchor": hour == 24 ? "end" : "middle", "fill": "#58645f", "class": "soft"],
                text: "\(clock < 10 ? "0" : "")\(clock):00"
            )
        }
        canvas.add("path", ["d": grid, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
        for (index, row) in rows.enumerated() {
            Self.draw(row, y: Self.top + Self.row * Double(index), timeZone, &canvas)
        }
        canvas.end()
        svg = canvas.text
    }

    private static func draw(_ row: Row, y: Double, _ timeZone: TimeZone, _ canvas: inout SVGCanvas) {
        canvas.add(
            "text",
            ["x": "96", "y": SVGCanvas.number(y + 14), "text-anchor": "end", "fill": "#58645f", "class": "soft"],
            text: row.label
        )
        let evening = row.evening(timeZone)
        func x(_ moment: EpochSeconds) -> Double {
            left + (right - left) * min(max(Double(moment - evening) / 86_400, 0), 1)
        }
        func bar(_ from: EpochSeconds, _ to: EpochSeconds, _ state: SleepState) {
            let width = x(to) - x(from)
            guard width > 0 else { return }
            let (name, color) = SleepDepth.color(state)
            canvas.add(
                "rect",
                [
                    "x": SVGCanvas.number(x(from)), "y": SVGCanvas.number(y + 3),
                    "width": SVGCanvas.number(max(0.6, width)), "height": "14", "fill": color,
                    "class": "sleep \(name)",
                ]
            )
        }
        for stretch in row.stretches {
            if let course = stretch.course, !course.stretches.isEmpty {
                for part in course.stretches { bar(part.from, part.to, part.state) }
            } else {
                bar(stretch.from, stretch.to, .unspecified)
            }
        }
    }
}
