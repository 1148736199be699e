/// Whole numbers one after the other, in as few bits as their run allows.
///
/// The numbers as they are, their differences, or the differences of these, whichever takes the least; 32 at a time
/// with just the bits that the largest of them needs. Moments a minute apart take next to nothing, heartbeats four bits
/// each. The count is not written: whoever writes a column knows it from elsewhere.
enum IntegerColumn {
    static let valuesPerBlock = 32
    /// At least one byte stands for so many values, so that a damaged count cannot fill the memory.
    static let valuesPerByte = valuesPerBlock

    static func write(_ values: [Int64], to writer: inout ByteWriter) {
        var best = values
        var bestOrder: UInt8 = 0
        var bestSize = packedSize(values[...])
        var next = values
        for order in 1...2 as ClosedRange<UInt8> {
            next = differences(next, from: Int(order) - 1)
            // What differences start from stands apart: it is as large as the numbers are.
            let size = packedSize(next.dropFirst(Int(order))) + Int(order) * 5
            if size < bestSize { (best, bestOrder, bestSize) = (next, order, size) }
        }
        writer.put(bestOrder)
        for value in best.prefix(Int(bestOrder)) { writer.put(signed: value) }
        pack(best.dropFirst(Int(bestOrder)), to: &writer)
    }

    static func read(_ count: Int, from reader: inout ByteReader) throws -> [Int64] {
        let order = try reader.byte()
        guard order <= 2 else { throw ByteReader.Damage() }
        var values: [Int64] = []
        for _ in 0..<min(Int(order), count) { values.append(try reader.signed()) }
        try unpack(count - values.count, from: &reader, to: &values)
        for start in stride(from: Int(order) - 1, through: 0, by: -1) where count > start + 1 {
            for index in (start + 1)..<count { values[index] &+= values[index - 1] }
        }
        return values
    }

    /// Each number less the one before it, from the second after `start` on.
    private static func differences(_ values: [Int64], from start: Int) -> [Int64] {
        guard values.count > start + 1 else { return values }
        var result = values
        for index in (start + 1)..<values.count { result[index] = values[index] &- values[index - 1] }
        return result
    }

    private static func width(_ block: ArraySlice<Int64>) -> Int {
        64 - block.reduce(0 as UInt64) { $0 | $1.zigzag }.leadingZeroBitCount
    }

    private static func packedSize(_ values: ArraySlice<Int64>) -> Int {
        var size = 0
        for start in stride(from: values.startIndex, to: values.endIndex, by: valuesPerBlock) {
            let block = values[start..<min(start + valuesPerBlock, values.endIndex)]
            size += 1 + (width(block) * block.count + 7) / 8
        }
        return size
    }

    private static func pack(_ values: ArraySlice<Int64>, to writer: inout ByteWriter) {
        for start in stride(from: values.startIndex, to: values.endIndex, by: valuesPerBlock) {
            let block = values[start..<min(start + valuesPerBlock, values.endIndex)]
            let width = width(block)
            writer.put(UInt8(width))
            guard width > 0 else { continue }
            var bits: UInt128 = 0
            var filled = 0
            for value in block {
                bits |= UInt128(value.zigzag) << UInt128(filled)
                filled += width
                while filled >= 8 {
                    writer.put(UInt8(truncatingIfNeeded: bits))
                    bits >>= 8
                    filled -= 8
                }
            }
            if filled > 0 { writer.put(UInt8(truncatingIfNeeded: bits)) }
        }
    }

    private static func unpack(_ count: Int, from reader: inout ByteReader, to values: inout [Int64]) throws {
        var left = count
        while left > 0 {
            let inBlock = min(left, valuesPerBlock)
            let width = Int(try reader.byte())
            guard width <= 64 else { throw ByteReader.Damage() }
            let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
            var bytes = try reader.take((width * inBlock + 7) / 8)
            var bits: UInt128 = 0
            var filled = 0
            for _ in 0..<inBlock {
                while filled < width, let byte = bytes.popFirst() {
                    bits |= UInt128(byte) << UInt128(filled)
                    filled += 8
                }
                values.append(Int64(zigzag: UInt64(truncatingIfNeeded: bits) & mask))
                bits >>= UInt128(width)
                filled -= width
            }
            left -= inBlock
        }
    }
}
