import WithingsModel

/// Draws an ECG on ECG paper: 25 mm a second, 10 mm a millivolt, as doctors read it. Printed at its own size it can be
/// measured with a ruler.
package struct ECGPaper: Sendable {
    package let svg: String
    /// In millimetres.
    package let width: Int
    package let height: Int

    private static let perSecond = 25.0
    private static let perMillivolt = 10.0
    private static let secondsPerRow = 10
    private static let rowHeight = 30.0
    private static let leftEdge = 8.0

    /// - Parameters:
    ///   - samples: microvolts.
    ///   - frequency: samples a second.
    ///   - caption: said under the trace: the scales.
    package init(_ samples: [Int32], frequency: Int, title: String, caption: String) {
        let frequency = max(1, min(frequency, 10_000))
        let perRow = frequency * Self.secondsPerRow
        let rows = max(1, min(30, (samples.count + perRow - 1) / perRow))
        width = Int(Self.leftEdge) + Self.secondsPerRow * Int(Self.perSecond) + 4
        height = rows * Int(Self.rowHeight) + 10
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)mm", "height": "\(height)mm",
                "viewBox": "0 0 \(width) \(height)", "role": "img", "aria-label": title,
                "font-family": "system-ui, sans-serif", "font-size": "3.5",
            ]
        )
        canvas.add("rect", ["width": "\(width)", "height": "\(height)", "fill": "#fffafa"])
        canvas.add(
            "path",
            ["d": Self.grid(every: 1, width, height), "stroke": "#f6d3d3", "stroke-width": "0.1", "fill": "none"]
        )
        canvas.add(
            "path",
            ["d": Self.grid(every: 5, width, height), "stroke": "#e6a4a4", "stroke-width": "0.2", "fill": "none"]
        )
        for row in 0..<rows {
            let part = samples.dropFirst(row * perRow).prefix(perRow)
            let middle = Double(row) * Self.rowHeight + Self.rowHeight / 2 + 1
            if row == 0 { canvas.add("path", Self.trace(Self.calibration(middle))) }
            let path = Self.path(Array(part), frequency, middle: middle)
            if !path.isEmpty { canvas.add("path", Self.trace(path)) }
        }
        canvas.add("text", ["x": "\(Int(Self.leftEdge))", "y": "\(height - 3)", "fill": "#5c2b2b"], text: caption)
        canvas.end()
        svg = canvas.text
    }

    private static func trace(_ path: String) -> KeyValuePairs<String, String> {
        [
            "d": path, "fill": "none", "stroke": "#20242b", "stroke-width": "0.3", "stroke-linejoin": "round",
            "stroke-linecap": "round",
        ]
    }

    private static func grid(every step: Int, _ width: Int, _ height: Int) -> String {
        var path = ""
        for x in stride(from: 0, through: width, by: step) { path += "M\(x) 0V\(height)" }
        for y in stride(from: 0, through: height, by: step) { path += "M0 \(y)H\(width)" }
        return path
    }

    /// One millivolt for a fifth of a second, as every ECG begins.
    private static func calibration(_ middle: Double) -> String {
        "M1 \(hundredths(middle))h1v-\(hundredths(perMillivolt))h5v\(hundredths(perMillivolt))h1"
    }

    private static func path(_ samples: [Int32], _ frequency: Int, middle: Double) -> String {
        var path = ""
        for (index, sample) in samples.enumerated() {
            let x = leftEdge + Double(index) / Double(frequency) * perSecond
            // A lost electrode gives millivolts by the hundred; the trace stays in its row's neighbourhood.
            let y = middle - min(max(Double(sample) / 1_000 * perMillivolt, -20), 20)
            path += (path.isEmpty ? "M" : "L") + hundredths(x) + " " + hundredths(y)
        }
        return path
    }

    private static func hundredths(_ value: Double) -> String {
        let scaled = Int((value * 100).rounded())
        let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: 100)
        let sign = scaled < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
