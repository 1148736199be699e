/// Writes the way of a pen, each step from where the pen stands: steps repeat where places do not, so that a page of ten
/// years is packed to half of what places would take. Steps lie between places rounded to tenths, so nothing drifts.
struct SVGPath {
    private(set) var text = ""
    /// Where the pen stands, and where it began its line, in tenths.
    private var (x, y) = (0, 0)
    private var (startX, startY) = (0, 0)

    mutating func move(to x: Double, _ y: Double) {
        let (nextX, nextY) = (Self.tenths(x), Self.tenths(y))
        text += text.isEmpty ? "M" : "m"
        write(nextX - self.x, nextY - self.y)
        (self.x, self.y) = (nextX, nextY)
        (startX, startY) = (nextX, nextY)
    }

    mutating func line(to x: Double, _ y: Double) {
        let (nextX, nextY) = (Self.tenths(x), Self.tenths(y))
        text += "l"
        write(nextX - self.x, nextY - self.y)
        (self.x, self.y) = (nextX, nextY)
    }

    mutating func horizontal(to x: Double) {
        let next = Self.tenths(x)
        text += "h" + Self.written(next - self.x)
        self.x = next
    }

    mutating func vertical(to y: Double) {
        let next = Self.tenths(y)
        text += "v" + Self.written(next - self.y)
        self.y = next
    }

    /// A line without length: its round end is a dot, at a tenth of what a circle would take.
    mutating func dot(at x: Double, _ y: Double) {
        move(to: x, y)
        text += "h0"
    }

    /// A box that stands on `low`.
    mutating func bar(from x: Double, _ low: Double, width: Double, to high: Double) {
        move(to: x, low)
        vertical(to: high)
        text += "h" + Self.written(Self.tenths(width))
        vertical(to: low)
        text += "z"
        (self.x, y) = (startX, startY)
    }

    private mutating func write(_ x: Int, _ y: Int) {
        text += Self.written(x)
        if y >= 0 { text += " " }
        text += Self.written(y)
    }

    private static func tenths(_ value: Double) -> Int {
        guard value.isFinite, abs(value) < 1e12 else { return 0 }
        return Int((value * 10).rounded())
    }

    private static func written(_ tenths: Int) -> String {
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        let sign = tenths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
    }
}
