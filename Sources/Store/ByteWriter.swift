/// Writes the small numbers and texts that chunks are made of.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    /// Seven bits a byte, the lowest first: one byte for what is below 128, ten at most.
    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(count: Int) { put(UInt64(count)) }
    mutating func put(signed number: Int64) { put(number.zigzag) }

    mutating func put(_ block: [UInt8]) {
        put(count: block.count)
        bytes += block
    }

    mutating func put(_ text: String) { put([UInt8](text.utf8)) }

    /// A number that may be missing.
    mutating func put(_ number: Int64?) {
        put(number == nil ? 0 : 1 as UInt8)
        if let number { put(signed: number) }
    }

    /// A text that may be missing.
    mutating func put(_ text: String?) {
        put(text == nil ? 0 : 1 as UInt8)
        if let text { put(text) }
    }

    /// Bytes without their count, for what says itself where it ends.
    mutating func append(_ more: [UInt8]) { bytes += more }
}

extension Int64 {
    /// Small magnitudes become small numbers, whatever their sign.
    var zigzag: UInt64 { UInt64(bitPattern: (self << 1) ^ (self >> 63)) }

    init(zigzag: UInt64) { self = Int64(bitPattern: (zigzag >> 1) ^ (0 &- (zigzag & 1))) }
}
