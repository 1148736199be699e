/// Writes SVG. Colours are attributes, so that a file stands alone and a strict Content-Security-Policy has nothing to
/// say; classes let a page colour the same drawing for light and dark.
struct SVGCanvas {
    private(set) var text = ""
    private var open: [String] = []

    mutating func begin(_ element: String, _ attributes: KeyValuePairs<String, String>) {
        write(element, attributes)
        text += ">"
        open.append(element)
    }

    mutating func end() {
        guard let element = open.popLast() else { return }
        text += "</\(element)>"
    }

    /// Another whole drawing, so far down.
    mutating func add(drawing: String, y: Int) {
        text += "<svg y=\"\(y)\" " + drawing.dropFirst("<svg ".count)
    }

    mutating func add(_ element: String, _ attributes: KeyValuePairs<String, String>) {
        write(element, attributes)
        text += "/>"
    }

    mutating func add(_ element: String, _ attributes: KeyValuePairs<String, String>, text content: String) {
        write(element, attributes)
        text += ">\(Self.escaped(content))</\(element)>"
    }

    private mutating func write(_ element: String, _ attributes: KeyValuePairs<String, String>) {
        text += "<"
        text += element
        for (name, value) in attributes {
            text += " "
            text += name
            text += "=\""
            text += Self.escaped(value)
            text += "\""
        }
    }

    /// By scalars, as a browser reads them: a combining mark must not hide a quote.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            case _ where scalar.value < 0x20: escaped.append(" ")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27: true
        default: byte < 0x20
        }
    }

    /// A coordinate with at most one digit after the point.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        let sign = tenths < 0 ? "-" : ""
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
