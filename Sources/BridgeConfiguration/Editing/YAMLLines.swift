/// The lines of a YAML file, to be changed one value at a time. What is not named stays as it is, to the letter.
struct YAMLLines {
    /// The form of a block or a value is beyond what lines can tell.
    struct UnusualForm: Error {}

    private(set) var lines: [String]
    private let lineEnd: String

    init(_ text: String) {
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
        lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    var text: String { lines.joined(separator: lineEnd) }

    /// The value of a block that is written on its own line: `!include file.yaml`.
    func value(ofBlock name: String) -> String? {
        guard let line = line(of: name, in: lines.indices, at: 0) else { return nil }
        return YAMLLine(lines[line]).entry.map { String(YAMLLine.cut($0.rest).value) }
    }

    /// What is written behind a key of a block, where it is on the key's own line. nil where there is no such key.
    func value(of key: String, inBlock block: String?) -> String? {
        guard let extent = extent(of: block), let line = line(of: key, in: extent.lines, at: extent.indentation) else {
            return nil
        }
        return YAMLLine(lines[line]).entry.map { String(YAMLLine.cut($0.rest).value) }
    }

    /// Sets a value of one line, written as it shall stand there.
    ///
    /// - Parameter block: nil for a key of the file itself.
    mutating func set(_ key: String, to written: String, inBlock block: String?) throws(UnusualForm) {
        let extent = try makeBlock(block)
        guard let line = line(of: key, in: extent.lines, at: extent.indentation) else {
            return insert(["\(spaces(extent.indentation))\(key): \(written)"], atEndOf: extent)
        }
        let value = valueLines(of: line, in: extent)
        guard let entry = YAMLLine(lines[line]).entry else { throw UnusualForm() }
        let cut = YAMLLine.cut(entry.rest)
        if "|>&*".contains(cut.value.first ?? " ") { throw UnusualForm() }
        let head = lines[line].prefix(lines[line].count - entry.rest.count)
        lines.replaceSubrange(line..<value.upperBound, with: ["\(head) \(written)\(cut.tail)"])
    }

    /// Sets a list. Items that stay keep their lines, with the comments on them.
    mutating func set(_ key: String, toList items: [String], inBlock block: String?) throws(UnusualForm) {
        let extent = try makeBlock(block)
        let inner = extent.indentation + 2
        func written(_ items: [String], _ indentation: Int) -> [String] {
            items.map { "\(spaces(indentation))- \(YAMLWord($0).text)" }
        }
        guard let line = line(of: key, in: extent.lines, at: extent.indentation) else {
            return insert(["\(spaces(extent.indentation))\(key):"] + written(items, inner), atEndOf: extent)
        }
        let value = valueLines(of: line, in: extent)
        guard let entry = YAMLLine(lines[line]).entry else { throw UnusualForm() }
        let cut = YAMLLine.cut(entry.rest)
        if "|>&*!".contains(cut.value.first ?? " ") { throw UnusualForm() }
        guard cut.value.isEmpty else {
            // On one line, or a single value: written anew, one item a line.
            let head = lines[line].prefix(lines[line].count - entry.rest.count)
            lines.replaceSubrange(line..<value.upperBound, with: ["\(head)\(cut.tail)"] + written(items, inner))
            return
        }
        var kept: [String] = []
        var left = items
        var indentation = inner
        for old in lines[value] {
            let parsed = YAMLLine(old)
            guard parsed.isItem else {
                guard parsed.isSilent else { throw UnusualForm() }
                kept.append(old)
                continue
            }
            indentation = parsed.indentation
            let name = YAMLLine.cut(parsed.content.dropFirst()).value
            if let index = left.firstIndex(where: { YAMLWord($0).text == name || Self.isQuoted(name, of: $0) }) {
                left.remove(at: index)
                kept.append(old)
            }
        }
        let place = kept.lastIndex { !YAMLLine($0).isSilent }.map { $0 + 1 } ?? kept.endIndex
        kept.insert(contentsOf: written(left, indentation), at: place)
        lines.replaceSubrange(value, with: kept)
    }

    /// Removes a key with its value.
    mutating func remove(_ key: String, inBlock block: String?) {
        guard let extent = extent(of: block), let line = line(of: key, in: extent.lines, at: extent.indentation) else {
            return
        }
        lines.removeSubrange(line..<valueLines(of: line, in: extent).upperBound)
    }

    // MARK: Finding

    private struct Extent {
        var lines: Range<Int>
        var indentation: Int
    }

    private func extent(of block: String?) -> Extent? {
        guard let block else { return Extent(lines: lines.indices, indentation: 0) }
        guard let start = line(of: block, in: lines.indices, at: 0) else { return nil }
        var end = start + 1
        var last = start + 1
        var indentation: Int?
        while end < lines.count {
            let line = YAMLLine(lines[end])
            end += 1
            if line.isSilent {
                // An indented comment belongs to the block, one at the margin to what follows.
                if !line.isBlank, line.indentation > 0 { last = end }
                continue
            }
            if line.indentation == 0 { break }
            indentation = indentation ?? line.indentation
            last = end
        }
        return Extent(lines: start + 1..<last, indentation: indentation ?? 2)
    }

    private func line(of key: String, in range: Range<Int>, at indentation: Int) -> Int? {
        range.first { index in
            let line = YAMLLine(lines[index])
            return line.indentation == indentation && line.entry?.key == key
        }
    }

    /// The lines below a key that belong to its value, without comments that follow it.
    private func valueLines(of line: Int, in extent: Extent) -> Range<Int> {
        var end = line + 1
        var last = end
        while end < extent.lines.upperBound {
            let parsed = YAMLLine(lines[end])
            end += 1
            if parsed.isSilent { continue }
            guard parsed.indentation > extent.indentation || parsed.isItem && parsed.indentation == extent.indentation
            else { break }
            last = end
        }
        return line + 1..<last
    }

    // MARK: Adding

    private mutating func makeBlock(_ block: String?) throws(UnusualForm) -> Extent {
        guard let block else { return Extent(lines: lines.indices, indentation: 0) }
        if let start = line(of: block, in: lines.indices, at: 0), let entry = YAMLLine(lines[start]).entry {
            let cut = YAMLLine.cut(entry.rest)
            if ["null", "~", "{}"].contains(cut.value) {
                let head = lines[start].prefix(lines[start].count - entry.rest.count)
                lines[start] = "\(head)\(cut.tail)"
            } else if !cut.value.isEmpty {
                throw UnusualForm()
            }
        } else {
            while lines.count > 1, lines.last?.isEmpty == true, lines[lines.count - 2].isEmpty { lines.removeLast() }
            if lines.last?.isEmpty == true { lines.removeLast() }
            if !lines.isEmpty { lines.append("") }
            lines += ["\(block):", ""]
        }
        guard let extent = extent(of: block) else { throw UnusualForm() }
        return extent
    }

    private mutating func insert(_ new: [String], atEndOf extent: Extent) {
        // At the end of a file the line end stays the last.
        let end = extent.lines.upperBound
        let isFileEnd = end == lines.count && lines.last?.isEmpty == true
        lines.insert(contentsOf: new, at: isFileEnd ? end - 1 : end)
        if end == lines.count - new.count, !isFileEnd { lines.append("") }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func isQuoted(_ written: Substring, of name: String) -> Bool {
        written == name || written == "'\(name)'" || written == "\"\(name)\""
    }
}
