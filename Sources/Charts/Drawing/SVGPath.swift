/// Writes the way of a pen, each step from where the pen stands: steps repeat where places do not, so that a page of ten
/// years is packed to half of what places would take. Steps lie between places rounded to tenths, so nothing drifts.
struct SVGPath {
    private var bytes: [UInt8] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty }
    /// Where the pen stands, and where it began its line, in tenths.
    private var (x, y) = (0, 0)
    private var (startX, startY) = (0, 0)

    mutating func move(to x: Double, _ y: Double) {
        let (nextX, nextY) = (Self.tenths(x), Self.tenths(y))
        bytes.append(bytes.isEmpty ? UInt8(ascii: "M") : UInt8(ascii: "m"))
        write(nextX - self.x, nextY - self.y)
        (self.x, self.y) = (nextX, nextY)
        (startX, startY) = (nextX, nextY)
    }

    mutating func line(to x: Double, _ y: Double) {
        let (nextX, nextY) = (Self.tenths(x), Self.tenths(y))
        bytes.append(UInt8(ascii: "l"))
        write(nextX - self.x, nextY - self.y)
        (self.x, self.y) = (nextX, nextY)
    }

    mutating func horizontal(to x: Double) {
        let next = Self.tenths(x)
        bytes.append(UInt8(ascii: "h"))
        write(next - self.x)
        self.x = next
    }

    mutating func vertical(to y: Double) {
        let next = Self.tenths(y)
        bytes.append(UInt8(ascii: "v"))
        write(next - self.y)
        self.y = next
    }

    /// A line without length: its round end is a dot, at a tenth of what a circle would take.
    mutating func dot(at x: Double, _ y: Double) {
        move(to: x, y)
        bytes.append(UInt8(ascii: "h"))
        bytes.append(UInt8(ascii: "0"))
    }

    /// A box that stands on `low`.
    mutating func bar(from x: Double, _ low: Double, width: Double, to high: Double) {
        move(to: x, low)
        vertical(to: high)
        bytes.append(UInt8(ascii: "h"))
        write(Self.tenths(width))
        vertical(to: low)
        bytes.append(UInt8(ascii: "z"))
        (self.x, y) = (startX, startY)
    }

    private mutating func write(_ x: Int, _ y: Int) {
        write(x)
        if y >= 0 { bytes.append(UInt8(ascii: " ")) }
        write(y)
    }

    private static func tenths(_ value: Double) -> Int {
        guard value.isFinite, abs(value) < 1e12 else { return 0 }
        return Int((value * 10).rounded())
    }

    /// Without a zero before the point, and without the point where there is nothing after it.
    private mutating func write(_ tenths: Int) {
        if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        if whole > 0 || rest == 0 {
            var power: UInt = 1
            while whole / power >= 10 { power *= 10 }
            while power > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(whole / power % 10))
                power /= 10
            }
        }
        if rest > 0 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(UInt8(ascii: "0") + UInt8(rest))
        }
    }
}
