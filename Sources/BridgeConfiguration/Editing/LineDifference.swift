/// What differs between two texts, line by line, for a person to look at.
package struct LineDifference: Sendable, Equatable {
    package enum Kind: String, Sendable { case same, removed, added }

    package struct Line: Sendable, Equatable {
        package var kind: Kind
        package var text: String
    }

    /// The lines that differ with a few around them; an empty `same` line stands where some were left out.
    package var lines: [Line] = []

    /// - Parameter context: how many lines around a difference are shown.
    package init(_ before: String, _ after: String, context: Int = 2) {
        let (old, new) = (Self.split(before), Self.split(after))
        let (removed, added) = Self.changes(old, new)
        var all: [Line] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if removed.contains(i), i < old.count {
                all.append(Line(kind: .removed, text: Self.shown(old[i])))
                i += 1
            } else if added.contains(j), j < new.count {
                all.append(Line(kind: .added, text: Self.shown(new[j])))
                j += 1
            } else {
                if j < new.count { all.append(Line(kind: .same, text: Self.shown(new[j]))) }
                i += 1
                j += 1
            }
        }
        var isSkipping = false
        for (index, line) in all.enumerated() {
            let near = all[max(0, index - context)...min(all.count - 1, index + context)]
            if near.contains(where: { $0.kind != .same }) {
                lines.append(line)
                isSkipping = false
            } else if !isSkipping, !lines.isEmpty {
                lines.append(Line(kind: .same, text: "…"))
                isSkipping = true
            }
        }
        if isSkipping { lines.removeLast() }
    }

    /// Beyond this many pairs of lines between the first and the last difference, everything between them is one change:
    /// finding the smallest would take time and memory without end.
    private static let pairs = 4_000_000

    /// The lines of the first that go, and those of the second that come.
    private static func changes(_ old: [Substring], _ new: [Substring]) -> (removed: Set<Int>, added: Set<Int>) {
        let least = min(old.count, new.count)
        let head = (0..<least).first { old[$0] != new[$0] } ?? least
        let tail =
            (0..<(least - head)).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] } ?? (least - head)
        let (gone, come) = (head..<(old.count - tail), head..<(new.count - tail))
        guard gone.count * come.count <= pairs else { return (Set(gone), Set(come)) }
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in new[come].difference(from: old[gone]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(head + offset)
            case .insert(let offset, _, _): added.insert(head + offset)
            }
        }
        return (removed, added)
    }

    /// By scalars: to Swift, the line end of Windows is one character, and no line end.
    private static func split(_ text: String) -> [Substring] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            Substring($0.last == "\r" ? $0.dropLast() : $0)
        }
    }

    package var isEmpty: Bool { !lines.contains { $0.kind != .same } }

    /// A line without what must not be shown: the value of a key that holds a secret.
    static func shown(_ line: Substring) -> String {
        let parsed = YAMLLine(String(line))
        guard let entry = parsed.entry, SecretWords.isSecret(entry.key) else {
            return String(line)
        }
        let cut = YAMLLine.cut(entry.rest)
        guard !cut.value.isEmpty, !SecretWords.isReference(cut.value) else { return String(line) }
        return "\(String(repeating: " ", count: parsed.indentation))\(entry.key): …"
    }
}
