/// Reads JSON piece by piece from bytes, in one pass and without copies.
///
/// The caller asks for what should come next (`beginObject`, `nextKey`, `number`, …). Text that is not JSON is a fault
/// with its place; nothing is looked at twice, nested at most ``maximumDepth`` deep, so that no text can make it crash,
/// hang or fill the memory. The reader is a value: a copy is a mark that one can go back to.
struct JSONReader {
    static let maximumDepth = 64

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var depth = 0
    /// True right after `{` or `[`, where no comma is due.
    private var isFresh = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Runs a closure with a reader on these bytes.
    static func reading<Result>(
        _ bytes: [UInt8],
        _ body: (inout JSONReader) throws(JSONFault) -> Result
    ) throws(JSONFault) -> Result {
        let outcome: Swift.Result<Result, JSONFault> = bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            do throws(JSONFault) { return .success(try body(&reader)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    // MARK: Faults

    func syntaxFault(_ reason: String) -> JSONFault {
        JSONFault(
            kind: .syntax,
            reason: position >= bytes.count ? "The text ends too early." : reason,
            offset: position
        )
    }

    func contentFault(_ reason: String) -> JSONFault {
        JSONFault(kind: .content, reason: reason, offset: position)
    }

    // MARK: Places

    @inline(__always)
    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Passes over the mark that some servers put before a text in UTF-8.
    mutating func skipByteOrderMark() {
        if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The first byte of what comes next, which stays unread.
    @inline(__always)
    mutating func peek() throws(JSONFault) -> UInt8 {
        skipSpace()
        guard position < bytes.count else { throw syntaxFault("") }
        return bytes[position]
    }

    /// Fails unless nothing but white space is left.
    mutating func end() throws(JSONFault) {
        skipSpace()
        if position < bytes.count { throw syntaxFault("Something follows the end of the text.") }
    }

    /// The text from a position to here.
    func text(from start: Int) -> JSONText {
        JSONText(bytes: UnsafeBufferPointer(rebasing: bytes[start..<position]))
    }

    // MARK: Containers

    mutating func beginObject() throws(JSONFault) { try begin(UInt8(ascii: "{"), "An object should stand here.") }
    mutating func beginArray() throws(JSONFault) { try begin(UInt8(ascii: "["), "A list should stand here.") }

    private mutating func begin(_ bracket: UInt8, _ reason: String) throws(JSONFault) {
        guard try peek() == bracket else { throw contentFault(reason) }
        guard depth < Self.maximumDepth else { throw syntaxFault("The text is nested too deep.") }
        position += 1
        depth += 1
        isFresh = true
    }

    /// The next name of the object and the colon behind it; nil at the object's end, which is read.
    mutating func nextKey() throws(JSONFault) -> JSONText? {
        guard try next(before: UInt8(ascii: "}")) else { return nil }
        guard try peek() == UInt8(ascii: "\"") else { throw syntaxFault("A name should stand here.") }
        let key = try string()
        guard try peek() == UInt8(ascii: ":") else { throw syntaxFault("A colon should stand here.") }
        position += 1
        return key
    }

    /// Whether another element of the list follows; at its end, which is read, false.
    mutating func nextElement() throws(JSONFault) -> Bool {
        try next(before: UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func next(before bracket: UInt8) throws(JSONFault) -> Bool {
        let byte = try peek()
        let wasFresh = isFresh
        isFresh = false
        if byte == bracket {
            position += 1
            depth -= 1
            return false
        }
        if wasFresh { return true }
        guard byte == UInt8(ascii: ",") else { throw syntaxFault("A comma should stand here.") }
        position += 1
        return true
    }
}
