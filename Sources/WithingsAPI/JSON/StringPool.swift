/// Makes strings of pieces of text, the same string for the same piece, so that a device id that stands in a hundred
/// thousand rows is one string in memory.
struct StringPool {
    private struct Entry {
        var raw: [UInt8]
        var text: String
    }

    private static let slots = 256
    /// Longer ones hardly repeat, and would only be kept alive.
    private static let longest = 512
    private var entries = [Entry?](repeating: nil, count: Self.slots)

    /// The string; nil if the piece is not UTF-8.
    mutating func string(_ piece: JSONText) -> String? {
        // Up to 15 bytes live inside the String itself.
        guard piece.count > 15, piece.count <= Self.longest else { return piece.decoded }
        return pooled(piece) { piece.decoded }
    }

    /// The piece as it stands in the text, with escapes and quotation marks.
    mutating func verbatim(_ piece: JSONText) -> String {
        guard piece.count > 15, piece.count <= Self.longest else { return piece.verbatim() }
        // A piece with quotation marks never equals one without, so both kinds share the table.
        return pooled(piece) { piece.verbatim() } ?? piece.verbatim()
    }

    private mutating func pooled(_ piece: JSONText, make: () -> String?) -> String? {
        // Ids differ somewhere in their first or last letters; where they do not, they only share a place here.
        let letters = UnsafeRawBufferPointer(piece.bytes)
        let head = letters.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let tail = letters.loadUnaligned(fromByteOffset: piece.count - 8, as: UInt64.self)
        let hash = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
        let slot = Int(hash >> 48) & (Self.slots - 1)
        if let entry = entries[slot], entry.raw.withUnsafeBufferPointer(piece.isSame) { return entry.text }
        guard let text = make() else { return nil }
        entries[slot] = Entry(raw: Array(piece.bytes), text: text)
        return text
    }
}
