import Yams

extension ConfigurationReader {
    /// What to say of keys that appear twice.
    enum RepeatedKeys {
        case ignored
        /// An error in the block of that name.
        case refused(block: String)
        /// At the top of a file: an error for the blocks of this program, nobody's business for others.
        case refusedIfKnown
    }

    /// The keys of a block with their values, `<<` merged in. Of repeated keys the first one counts.
    ///
    /// - Parameter raw: with its tags followed.
    /// - Returns: nil if it is no block.
    mutating func entries(
        of raw: RawNode,
        repeated: RepeatedKeys = .ignored,
        depth: Int = 0
    ) -> [BlockEntry<RawNode>]? {
        switch raw.gathered {
        case .list: return nil
        case .block(let entries): return entries
        case .merged(let parts): return entries(ofAll: parts, repeated: repeated, depth: depth)
        case nil: break
        }
        guard case .mapping(let mapping) = raw.node, let tree = file(at: raw.path)?.tree else { return nil }
        var entries: [BlockEntry<RawNode>] = []
        var merged: [RawNode] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            nodes += 1
            guard nodes <= ConfigurationLimits.nodes else {
                report(.error, .tooManyNodes, at: place(of: raw))
                return entries
            }
            let name = tree.name(ofKey: key) ?? "…"
            if name == "<<" {
                merged.append(raw.child(value))
                continue
            }
            let place = place(of: raw.child(key))
            if let line = lines[name] {
                report(repeated, of: name, at: place, line: line)
                continue
            }
            lines[name] = place.line
            entries.append(BlockEntry(key: name, place: place, value: raw.child(value)))
        }
        for merge in merged { add(merge, to: &entries, depth: depth) }
        return entries
    }

    /// The keys of several files as one block. As in Home Assistant the last file counts that has a key, which its owner
    /// had better know.
    private mutating func entries(
        ofAll parts: [RawNode],
        repeated: RepeatedKeys,
        depth: Int
    ) -> [BlockEntry<RawNode>] {
        var entries: [BlockEntry<RawNode>] = []
        var indexes: [String: Int] = [:]
        for part in parts {
            for entry in self.entries(of: part, repeated: repeated, depth: depth + 1) ?? [] {
                guard let index = indexes[entry.key] else {
                    indexes[entry.key] = entries.count
                    entries.append(entry)
                    continue
                }
                reportReplaced(entry, entries[index])
                entries[index] = entry
            }
        }
        return entries
    }

    mutating func reportReplaced(_ entry: BlockEntry<RawNode>, _ other: BlockEntry<RawNode>) {
        let parameters = ["key": entry.key, "file": other.place.file, "line": "\(other.place.line)"]
        report(.warning, .keyReplaced, at: entry.place, parameters, isSecret: true)
    }

    private mutating func report(_ repeated: RepeatedKeys, of name: String, at place: SourcePlace, line: Int) {
        switch repeated {
        case .ignored: break
        case .refused(let block):
            report(.error, .duplicateKey, at: place, ["key": name, "block": block, "line": "\(line)"])
        case .refusedIfKnown:
            guard ConfigurationSchema.block(name) != nil else { return }
            report(.error, .duplicateBlock, at: place, ["key": name, "line": "\(line)"])
        }
    }

    /// Adds what `<<` brings: keys that are not there yet.
    private mutating func add(_ merge: RawNode, to entries: inout [BlockEntry<RawNode>], depth: Int) {
        guard depth < ConfigurationLimits.depth, let merge = follow(merge) else { return }
        if let items = items(of: merge) {
            for item in items { add(item, to: &entries, depth: depth + 1) }
            return
        }
        let known = Set(entries.map(\.key))
        entries += (self.entries(of: merge, depth: depth + 1) ?? []).filter { !known.contains($0.key) }
    }
}
