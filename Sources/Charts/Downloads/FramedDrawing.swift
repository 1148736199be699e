/// A drawing as a picture that stands alone: what it shows, of whom and of when, and what its bands mean.
package struct FramedDrawing: Sendable {
    package let svg: String

    private static let head = 52
    private static let foot = 26
    private static let ink = "#1c2523"
    private static let soft = "#58645f"

    /// - Parameters:
    ///   - drawing: an SVG that begins with its element and has whole numbers for a `viewBox`.
    ///   - detail: said under the title: whose it is, and from when to when.
    ///   - note: said under the drawing.
    package init(_ drawing: String, title: String, detail: String, note: String?) {
        guard drawing.hasPrefix("<svg "), let box = drawing.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/),
            let width = Int(box.1), let height = Int(box.2)
        else {
            svg = drawing
            return
        }
        let lines = note.map { Self.lines($0, width: Double(width - 16)) } ?? []
        let whole = Self.head + height + (lines.isEmpty ? 0 : Self.foot + (lines.count - 1) * 16)
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(whole)", "width": "\(width)",
                "height": "\(whole)", "role": "img", "aria-label": "\(title), \(detail)",
                "font-family": "system-ui, sans-serif",
            ]
        )
        canvas.add("title", [:], text: "\(title), \(detail)")
        canvas.add("rect", ["width": "\(width)", "height": "\(whole)", "fill": "#ffffff"])
        canvas.add(
            "text",
            ["x": "8", "y": "24", "font-size": "18", "font-weight": "600", "fill": Self.ink],
            text: title
        )
        canvas.add("text", ["x": "8", "y": "44", "font-size": "13", "fill": Self.soft], text: detail)
        for (index, line) in lines.enumerated() {
            let y = Self.head + height + 12 + index * 16
            canvas.add("text", ["x": "8", "y": "\(y)", "font-size": "12", "fill": Self.soft], text: line)
        }
        canvas.add(drawing: drawing, y: Self.head)
        canvas.end()
        svg = canvas.text
    }

    /// The note in lines that fit, torn between words.
    private static func lines(_ text: String, width: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let longer = lines.last.map { "\($0) \(word)" } ?? String(word)
            if TextWidth.of(longer) <= width, !lines.isEmpty {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
