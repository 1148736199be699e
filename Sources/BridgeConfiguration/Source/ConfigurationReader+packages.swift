import Yams

extension ConfigurationReader {
    /// What stands under `packages` in Home Assistant's own block: parts of a configuration with a name each, written there,
    /// in a file, or in the files of a directory.
    ///
    /// - Parameter raw: the value of the key.
    /// - Returns: each package with where it begins.
    mutating func packages(_ raw: RawNode) -> [BlockEntry<RawNode>] {
        guard let raw = follow(raw), !isNothing(raw) else { return [] }
        guard let entries = self.entries(of: raw) else {
            report(.error, .packagesNotBlocks, at: place(of: raw))
            return []
        }
        return entries
    }

    /// The blocks of a package.
    mutating func blocks(of part: BlockEntry<RawNode>) -> [BlockEntry<RawNode>] {
        guard let raw = follow(part.value), !isNothing(raw) else { return [] }
        guard let entries = self.entries(of: raw) else {
            report(.error, .packageNotBlocks, at: place(of: raw), ["name": part.key])
            return []
        }
        return entries
    }

    /// A key that two of these parts have, put together as Home Assistant does: lists become one list, blocks one block.
    /// Anything else may be written once only, which is reported; the first one counts then.
    ///
    /// - Parameter block: the name of the block that has the key.
    mutating func joined(
        _ first: BlockEntry<RawNode>,
        _ second: BlockEntry<RawNode>,
        in block: String,
        depth: Int = 0
    ) -> BlockEntry<RawNode> {
        guard depth < ConfigurationLimits.depth, let old = follow(first.value), let new = follow(second.value) else {
            return first
        }
        var joined = first
        joined.value = old
        if let added = items(of: new) {
            let known = isNothing(old) ? [] : items(of: old) ?? [old]
            joined.value = RawNode(
                node: Node([Node]()),
                path: old.path,
                chain: old.chain,
                isSecret: old.isSecret,
                ownPlace: place(of: isNothing(old) ? new : old),
                gathered: .list((known + added).filter { !isEmpty($0) }),
                isPartial: old.isPartial || new.isPartial
            )
        } else if let added = entries(of: new) {
            if isNothing(old) || added.isEmpty { return added.isEmpty ? first : second }
            guard var known = entries(of: old) else { return reportTwice(first, second, in: block) }
            for entry in added {
                if let index = known.firstIndex(where: { $0.key == entry.key }) {
                    known[index] = self.joined(known[index], entry, in: first.key, depth: depth + 1)
                } else {
                    known.append(entry)
                }
            }
            joined.value.ownPlace = place(of: old)
            joined.value.gathered = .block(known)
        } else if isNothing(old) {
            return second
        } else {
            return reportTwice(first, second, in: block)
        }
        return joined
    }

    private mutating func reportTwice(
        _ first: BlockEntry<RawNode>,
        _ second: BlockEntry<RawNode>,
        in block: String
    ) -> BlockEntry<RawNode> {
        let parameters = [
            "key": first.key, "block": block, "file": first.place.file, "line": "\(first.place.line)",
        ]
        report(.error, .duplicateKeyElsewhere, at: second.place, parameters)
        return first
    }

    /// What Home Assistant leaves out where it joins lists.
    private func isEmpty(_ raw: RawNode) -> Bool {
        guard case .scalar(let scalar) = raw.node, raw.tag == nil else { return false }
        return scalar.string.isEmpty || isNothing(raw)
    }
}
