import Yams

/// A text as YAML nodes. A key that appears twice in a block does not stop the reading, as it would in the parser
/// alone: the earlier one is kept under a stand-in name of the same length, so that all places stay right.
struct YAMLTree {
    private struct Spot: Hashable {
        var line: Int
        var column: Int
    }

    /// nil where the text is empty.
    let root: Node?
    /// The first scalars of the keys that got a stand-in.
    private let standIns: [Spot: Unicode.Scalar]

    init(_ source: SourceText) throws(SourceFault) {
        try Self.refuseEndlessKeys(source)
        var source = source
        var standIns: [Spot: Unicode.Scalar] = [:]
        while true {
            do {
                let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
                root = Self.written(try parser.singleRoot())
                self.standIns = standIns
                return
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let spot = Spot(line: context.mark.line, column: context.mark.column)
                let fault = SourceFault(
                    line: spot.line,
                    column: spot.column,
                    text: .duplicateKeySomewhere,
                    parameters: ["key": names.sorted().first ?? ""]
                )
                guard standIns.count < ConfigurationLimits.duplicates, standIns[spot] == nil,
                    let letter = Self.letter(of: spot, in: source),
                    let original = source.scalar(line: letter.line, column: letter.column),
                    let standIn = Unicode.Scalar(0xE000 + UInt32(standIns.count))
                else { throw fault }
                standIns[spot] = original
                source.replace(line: letter.line, column: letter.column, with: standIn)
            } catch {
                throw SourceFault(error, in: source)
            }
        }
    }

    /// The name of a key as it is written in the file; nil if it is no plain name.
    func name(ofKey key: Node) -> String? {
        guard case .scalar(let scalar) = key else { return nil }
        guard let mark = scalar.mark, let original = standIns[Spot(line: mark.line, column: mark.column)],
            let first = scalar.string.unicodeScalars.first, (0xE000..<0xF8FF).contains(first.value)
        else { return scalar.string }
        var name = scalar.string.unicodeScalars
        name.removeFirst()
        name.insert(original, at: name.startIndex)
        return String(name)
    }

    /// A document without anything in it is as good as none.
    private static func written(_ root: Node?) -> Node? {
        if case .scalar(let scalar) = root, scalar.style == .plain, scalar.string.isEmpty { return nil }
        return root
    }

    /// Where the first letter of a key stands, within its quotes if it has some.
    private static func letter(of spot: Spot, in source: SourceText) -> Spot? {
        guard let first = source.scalar(line: spot.line, column: spot.column) else { return nil }
        switch first {
        case "\"", "'":
            let inner = Spot(line: spot.line, column: spot.column + 1)
            guard let letter = source.scalar(line: inner.line, column: inner.column), letter != first, letter != "\\",
                letter != " "
            else { return nil }
            return inner
        case "&", "*", "!", "|", ">", "?", "%", "@", "`", "[", "]", "{", "}", "-", ",", "#":
            return nil
        default:
            return spot
        }
    }

    /// The parser compares the keys of a block by all they contain. Where keys are lists or blocks of aliases of
    /// aliases this never ends, so such a text is not given to it.
    private static func refuseEndlessKeys(_ source: SourceText) throws(SourceFault) {
        var aliases = 0
        var complexKey: Int?
        for (index, line) in source.lines.enumerated() {
            let found = AliasScan(line)
            aliases += found.aliases
            if found.hasComplexKey, complexKey == nil { complexKey = index + 1 }
        }
        guard let complexKey, aliases >= ConfigurationLimits.aliasesBesideComplexKeys else { return }
        throw SourceFault(line: complexKey, column: 1, text: .complexKey)
    }
}
