import Foundation
import WithingsModel

/// Draws nights under one another, a row each, from six in the evening to six in the evening.
package struct SleepDiary: Sendable {
    /// A stretch of sleep with how it went, where that is known.
    package struct Stretch: Sendable {
        package var from: EpochSeconds
        package var to: EpochSeconds
        package var device: String?
        package var course: NightCourse?

        package init(from: EpochSeconds, to: EpochSeconds, device: String? = nil, course: NightCourse? = nil) {
            (self.from, self.to, self.device, self.course) = (from, to, device, course)
        }
    }

    package struct Row: Sendable {
        package var day: LocalDay
        package var label: String
        /// Of the place where the night was; nil for the diary's own.
        package var timeZone: TimeZone?
        package var stretches: [Stretch]

        package init(
            day: LocalDay,
            label: String,
            timeZone: TimeZone? = nil,
            stretches: [Stretch]
        ) {
            self.day = day
            self.label = label
            self.timeZone = timeZone
            self.stretches = stretches
        }

        /// Where a moment lies by the clocks of the place where the night was, in seconds since six in the evening before;
        /// an hour that is set back or forth moves nothing but itself.
        func place(_ moment: EpochSeconds, _ home: TimeZone) -> EpochSeconds {
            let local = moment + ZoneOffsets.of(timeZone ?? home).seconds(at: moment)
            return local - EpochSeconds(day.daysSinceEpoch) * 86_400 + 6 * 3_600
        }
    }

    package let svg: String
    private static let (left, top, row) = (104.0, 28.0, 20.0)
    /// Seconds since six in the evening.
    package static let day: Range<EpochSeconds> = 0..<86_400

    /// - Parameters:
    ///   - rows: newest first.
    ///   - part: which seconds since six in the evening are drawn; nil for all.
    package init(_ rows: [Row], part: FigurePart? = nil, timeZone: TimeZone, title: String, words: ChartWords) {
        let width = part?.width ?? FigurePart.usualWidth
        let hours = part?.shown(of: Self.day) ?? Self.day
        let right = Double(width - 10)
        let height = Self.top + Self.row * Double(max(1, rows.count)) + 6
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(SVGCanvas.number(height))",
                "width": "\(width)", "height": SVGCanvas.number(height),
                "class": "plot", "role": "img", "aria-label": title, "font-family": "system-ui, sans-serif",
                "font-size": "13", "data-from": "\(hours.lowerBound)", "data-to": "\(hours.upperBound)",
                "data-left": SVGCanvas.number(Self.left), "data-right": SVGCanvas.number(right),
            ]
        )
        canvas.add(
            "rect",
            ["width": "\(width)", "height": SVGCanvas.number(height), "fill": "#ffffff", "class": "paper"]
        )
        func x(_ seconds: EpochSeconds) -> Double {
            let share = Double(seconds - hours.lowerBound) / Double(hours.upperBound - hours.lowerBound)
            return Self.left + (right - Self.left) * min(max(share, 0), 1)
        }
        var grid = SVGPath()
        var free = 0.0
        for mark in EveningClock.marks(hours, count: Int((right - Self.left) / 80), in: words) {
            let place = SVGCanvas.number(x(mark.at))
            grid.move(to: x(mark.at), Self.top - 4)
            grid.vertical(to: height - 6)
            // Where clocks are said in words, there is not room for all of them on a telephone.
            let (isLast, length) = (mark.at == hours.upperBound, TextWidth.of(mark.clock))
            let start = x(mark.at) - (isLast ? length : length / 2)
            guard start >= free else { continue }
            free = start + length + 8
            canvas.add(
                "text",
                [
                    "x": place, "y": "17", "text-anchor": isLast ? "end" : "middle",
                    "fill": "#58645f", "class": "soft",
                ],
                text: mark.clock
            )
        }
        canvas.add("path", ["d": grid.text, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
        for (index, row) in rows.enumerated() {
            let y = Self.top + Self.row * Double(index)
            // What leads to the night from its row, for scripts.
            canvas.begin("g", ["class": "night", "data-night": "\(row.day)"])
            canvas.add(
                "rect",
                [
                    "y": SVGCanvas.number(y), "width": "\(width)", "height": SVGCanvas.number(Self.row),
                    "fill": "none", "pointer-events": "all",
                ]
            )
            Self.draw(row, y: y, timeZone, x: x, &canvas)
            canvas.end()
        }
        canvas.end()
        svg = canvas.text
    }

    private static func draw(
        _ row: Row,
        y: Double,
        _ timeZone: TimeZone,
        x: (EpochSeconds) -> Double,
        _ canvas: inout SVGCanvas
    ) {
        canvas.add(
            "text",
            ["x": "96", "y": SVGCanvas.number(y + 14), "text-anchor": "end", "fill": "#58645f", "class": "soft"],
            text: row.label
        )
        func bar(_ from: EpochSeconds, _ to: EpochSeconds, _ state: SleepState) {
            let (start, end) = (x(row.place(from, timeZone)), x(row.place(to, timeZone)))
            guard end > start else { return }
            let (name, color) = SleepDepth.color(state)
            canvas.add(
                "rect",
                [
                    "x": SVGCanvas.number(start), "y": SVGCanvas.number(y + 3),
                    "width": SVGCanvas.number(max(0.6, end - start)), "height": "14", "fill": color,
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
