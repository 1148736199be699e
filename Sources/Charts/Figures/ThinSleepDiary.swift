import Foundation
import WithingsModel

/// Draws very many nights, each as a thin line at its place in time, from six in the evening at the top to six in the
/// evening at the bottom: how bedtimes wander over seasons and years.
package struct ThinSleepDiary: Sendable {
    package private(set) var svg = ""
    private static let (left, top, bottom) = (62.0, 12.0, 330.0)

    private let right: Double
    private let span: Range<EpochSeconds>
    private let timeZone: TimeZone
    private let words: ChartWords

    /// - Parameters:
    ///   - rows: newest first.
    ///   - part: the moments whose nights are drawn; nil for all.
    package init(
        _ rows: [SleepDiary.Row],
        part: FigurePart? = nil,
        timeZone: TimeZone,
        title: String,
        words: ChartWords
    ) {
        let width = part?.width ?? FigurePart.usualWidth
        let whole = Self.whole(rows, timeZone)
        span = part?.shown(of: whole) ?? whole
        right = Double(width - 12)
        (self.timeZone, self.words) = (timeZone, words)
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) 360", "width": "\(width)",
                "height": "360",
                "class": "plot", "role": "img", "aria-label": title, "font-family": "system-ui, sans-serif",
                "font-size": "13", "data-from": "\(span.lowerBound)", "data-to": "\(span.upperBound)",
                "data-zone": timeZone.identifier,
                "data-left": SVGCanvas.number(Self.left), "data-right": SVGCanvas.number(right),
            ]
        )
        canvas.add("rect", ["width": "\(width)", "height": "360", "fill": "#ffffff", "class": "paper"])
        if !rows.isEmpty {
            drawAxes(&canvas)
            drawNights(rows, &canvas)
        }
        canvas.end()
        svg = canvas.text
    }

    /// From the first night's day to the end of the last's.
    package static func whole(_ rows: [SleepDiary.Row], _ timeZone: TimeZone) -> Range<EpochSeconds> {
        guard let first = rows.last?.day, let last = rows.first?.day, first <= last else { return 0..<86_400 }
        return first.start(in: timeZone)..<last.adding(days: 1).start(in: timeZone)
    }

    private func drawAxes(_ canvas: inout SVGCanvas) {
        var grid = SVGPath()
        for mark in EveningClock.marks(SleepDiary.day, count: 9, in: words) {
            let y = Self.y(mark.at)
            grid.move(to: Self.left, y)
            grid.horizontal(to: right)
            canvas.add(
                "text",
                [
                    "x": SVGCanvas.number(Self.left - 8), "y": SVGCanvas.number(y + 4.5), "text-anchor": "end",
                    "fill": "#58645f", "class": "soft",
                ],
                text: mark.clock
            )
        }
        let ticks = TimeTicks(span, in: timeZone, count: max(3, Int((right - Self.left) / 92)))
        for moment in ticks.moments {
            let x = x(moment)
            grid.move(to: x, Self.top)
            grid.vertical(to: Self.bottom + 5)
            canvas.add(
                "text",
                [
                    "x": SVGCanvas.number(min(x, right - 16)), "y": SVGCanvas.number(Self.bottom + 20),
                    "text-anchor": "middle", "fill": "#58645f", "class": "soft",
                ],
                text: words.tick(LocalMoment(moment, in: timeZone), ticks.unit)
            )
        }
        canvas.add("path", ["d": grid.text, "stroke": "#dfe4df", "fill": "none", "class": "grid"])
    }

    private func drawNights(_ rows: [SleepDiary.Row], _ canvas: inout SVGCanvas) {
        let width = max(
            0.25,
            (right - Self.left) * 86_400 / Double(max(1, span.upperBound - span.lowerBound)) * 0.9
        )
        var paths: [String: SVGPath] = [:]
        var colors: [String: String] = [:]
        let zone = ZoneOffsets.of(timeZone)
        for row in rows {
            let start = zone.start(of: row.day)
            guard start + 86_400 > span.lowerBound, start < span.upperBound else { continue }
            let place = x(start) + width / 2
            for stretch in row.stretches {
                let parts = stretch.course?.stretches.map { ($0.from, $0.to, $0.state) } ?? []
                for (from, to, state) in parts.isEmpty ? [(stretch.from, stretch.to, .unspecified)] : parts {
                    let (top, bottom) = (Self.y(row.place(from, timeZone)), Self.y(row.place(to, timeZone)))
                    guard bottom > top else { continue }
                    let (name, color) = SleepDepth.color(state)
                    colors[name] = color
                    // Whole units, of four minutes: thousands of nights are a heavy picture otherwise.
                    paths[name, default: SVGPath()].move(to: place, top.rounded())
                    paths[name, default: SVGPath()].vertical(to: bottom.rounded())
                }
            }
        }
        // What stands at the edge is cut off there.
        let (from, size) = (SVGCanvas.number(Self.left), SVGCanvas.number(right - Self.left))
        canvas.begin(
            "svg",
            [
                "x": from, "y": "0", "width": size, "height": "360",
                "viewBox": "\(from) 0 \(size) 360",
            ]
        )
        for (name, path) in paths.sorted(by: { $0.key < $1.key }) {
            canvas.add(
                "path",
                [
                    "d": path.text, "stroke": colors[name] ?? "", "stroke-width": SVGCanvas.number(width),
                    "fill": "none",
                    "class": "sleepline \(name)",
                ]
            )
        }
        canvas.end()
    }

    private func x(_ moment: EpochSeconds) -> Double {
        let share = Double(moment - span.lowerBound) / Double(max(1, span.upperBound - span.lowerBound))
        return Self.left + (right - Self.left) * share
    }

    /// - Parameter seconds: since six in the evening.
    private static func y(_ seconds: EpochSeconds) -> Double {
        top + (bottom - top) * min(max(Double(seconds) / 86_400, 0), 1)
    }
}
