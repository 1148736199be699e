/// The blocks of this program that can still be read in a text that is no YAML as a whole. So one missing quotation
/// mark does not hide the faults of other blocks, nor the port of the page that shows them.
struct SavedBlocks {
    /// nil if there are none.
    let tree: YAMLTree?

    init(of source: SourceText) {
        var kept = source.lines.map { _ in [Unicode.Scalar]() }
        for lines in Self.blocks(of: source) {
            let text = SourceText(SourceText.string(source.lines[lines]))
            guard (try? YAMLTree(text)) != nil else { continue }
            kept.replaceSubrange(lines, with: source.lines[lines])
        }
        tree = try? YAMLTree(SourceText(SourceText.string(kept)))
    }

    private static func blocks(of source: SourceText) -> [Range<Int>] {
        var starts: [(line: Int, name: String)] = []
        for (index, line) in source.lines.enumerated() {
            guard let first = line.first, first.properties.isAlphabetic || first == "\"" || first == "'" else {
                continue
            }
            let words = SourceText.string([line.prefix { $0 != ":" }.filter { $0 != "\"" && $0 != "'" }])
            starts.append((index, words))
        }
        return starts.indices.compactMap { index in
            guard ConfigurationSchema.block(starts[index].name) != nil else { return nil }
            let end = index + 1 < starts.count ? starts[index + 1].line : source.lines.count
            return starts[index].line..<end
        }
    }
}
