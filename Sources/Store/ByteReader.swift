/// Reads what ``ByteWriter`` wrote. Anything else, however it was damaged, makes it throw; nothing makes it ask for
/// more memory than the bytes can stand for.
struct ByteReader {
    /// The bytes are not what was expected.
    struct Damage: Error {}

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - position }

    mutating func byte() throws -> UInt8 {
        guard position < bytes.endIndex else { throw Damage() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            let byte = try byte()
            let bits = UInt64(byte & 0x7F)
            guard shift < 63 || bits <= 1 else { throw Damage() }
            number |= bits << shift
            if byte & 0x80 == 0 { return number }
        }
        throw Damage()
    }

    mutating func signed() throws -> Int64 { Int64(zigzag: try number()) }

    /// A count of things of which one byte holds so many at most.
    mutating func count(perByte: Int = 1) throws -> Int {
        let number = try number()
        guard number <= UInt64(remaining) * UInt64(perByte) else { throw Damage() }
        return Int(number)
    }

    mutating func block() throws -> ArraySlice<UInt8> { try take(count()) }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw Damage() }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func text() throws -> String {
        guard let text = String(validating: try block(), as: UTF8.self) else { throw Damage() }
        return text
    }

    mutating func optionalSigned() throws -> Int64? {
        switch try byte() {
        case 0: nil
        case 1: try signed()
        default: throw Damage()
        }
    }

    mutating func optionalText() throws -> String? {
        switch try byte() {
        case 0: nil
        case 1: try text()
        default: throw Damage()
        }
    }
}
