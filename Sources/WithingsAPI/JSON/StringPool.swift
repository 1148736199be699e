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
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in piece.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let slot = Int(hash >> 32) & (Self.slots - 1)
        if let entry = entries[slot], entry.raw.count == piece.count, piece.bytes.elementsEqual(entry.raw) {
            return entry.text
        }
        guard let text = make() else { return nil }
        entries[slot] = Entry(raw: Array(piece.bytes), text: text)
        return text
    }
}
