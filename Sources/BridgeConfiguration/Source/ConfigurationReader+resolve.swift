import Yams

extension ConfigurationReader {
    /// Follows the tags of a node until a plain one is reached. What is wrong on the way is reported.
    mutating func follow(_ start: RawNode) -> RawNode? {
        var raw = start
        for _ in 0..<ConfigurationLimits.includes {
            guard let tag = raw.tag else { return raw }
            guard let next = step(raw, tag: tag) else { return nil }
            raw = next
        }
        report(.error, .includeTooDeep, at: place(of: raw))
        return nil
    }

    /// The value of a node with all tags followed, or nil if something is wrong with it (and reported).
    mutating func resolve(_ raw: RawNode, depth: Int = 0) -> ConfigurationNode? {
        if depth == 0 { resolving = place(of: raw) }
        guard let raw = follow(raw), !raw.isPartial else { return nil }
        nodes += 1
        guard nodes <= ConfigurationLimits.nodes, depth <= ConfigurationLimits.depth else {
            let first = nodes == ConfigurationLimits.nodes + 1 || depth > ConfigurationLimits.depth
            if first { report(.error, .tooManyNodes, at: resolving ?? place(of: raw)) }
            return nil
        }
        var node = ConfigurationNode(
            content: .list([]),
            place: place(of: raw),
            isSecret: raw.isSecret
        )
        switch raw.node {
        case .scalar(let scalar):
            node.content = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence:
            var items: [ConfigurationNode] = []
            for item in self.items(of: raw) ?? [] {
                guard let item = resolve(item, depth: depth + 1) else { return nil }
                items.append(item)
            }
            node.content = .list(items)
        case .mapping:
            var values: [BlockEntry<ConfigurationNode>] = []
            for entry in entries(of: raw) ?? [] {
                guard let value = resolve(entry.value, depth: depth + 1) else { return nil }
                values.append(BlockEntry(key: entry.key, place: entry.place, value: value))
            }
            node.content = .block(values)
        case .alias:
            return nil
        }
        return node
    }

    /// The items of a list; nil if it is none.
    func items(of raw: RawNode) -> [RawNode]? {
        switch raw.gathered {
        case .list(let items): return items
        case .block, .merged: return nil
        case nil: break
        }
        guard case .sequence(let sequence) = raw.node else { return nil }
        return sequence.map(raw.child)
    }

    /// Whether nothing is written, or `null`.
    func isNothing(_ raw: RawNode) -> Bool {
        guard case .scalar(let scalar) = raw.node, raw.tag == nil, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    func place(of raw: RawNode) -> SourcePlace {
        if let place = raw.ownPlace { return place }
        let mark = raw.node.mark
        return SourcePlace(file: name(of: raw.path), line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private mutating func step(_ raw: RawNode, tag: String) -> RawNode? {
        guard case .scalar(let scalar) = raw.node else {
            report(.error, .unsupportedTag, at: place(of: raw), ["tag": tag])
            return nil
        }
        switch tag {
        case "!secret": return secret(scalar.string, raw)
        case "!include": return include(scalar.string, raw)
        case "!env_var": return variable(scalar.string, raw)
        case "!include_dir_list", "!include_dir_merge_list", "!include_dir_named", "!include_dir_merge_named":
            return directory(scalar.string, raw, tag: tag)
        default:
            report(.error, .unsupportedTag, at: place(of: raw), ["tag": tag])
            return nil
        }
    }

    private mutating func include(_ name: String, _ raw: RawNode) -> RawNode? {
        let path = Self.path(name, in: Self.path("..", in: raw.path))
        guard !name.isEmpty else {
            report(.error, .tagNeedsName, at: place(of: raw), ["tag": "!include"])
            return nil
        }
        guard !raw.chain.contains(path), path != raw.path else {
            report(.error, .includeLoop, at: place(of: raw), ["file": self.name(of: path)])
            return nil
        }
        guard let file = file(at: path) else {
            if isMissing(path) {
                report(.error, .includeMissing, at: place(of: raw), ["file": self.name(of: path)], hint: .hintInclude)
            }
            return nil
        }
        guard let tree = file.tree else { return nil }
        let chain = raw.chain + [raw.path]
        guard let root = tree.root else {
            // As in Home Assistant: an empty file is a block without keys.
            let place = SourcePlace(file: file.name, line: 1, column: 1)
            return RawNode(node: Node([(Node, Node)]()), path: path, chain: chain, ownPlace: place)
        }
        return RawNode(node: root, path: path, chain: chain, isSecret: raw.isSecret || file.isSecrets)
    }

    private mutating func variable(_ text: String, _ raw: RawNode) -> RawNode? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let name = words.first else {
            report(.error, .tagNeedsName, at: place(of: raw), ["tag": "!env_var"])
            return nil
        }
        let fallback = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
        guard let value = environment[name] ?? fallback else {
            report(.error, .variableMissing, at: place(of: raw), ["name": name], hint: .hintVariable)
            return nil
        }
        return RawNode(
            node: Node(value, .implicit, .doubleQuoted),
            path: raw.path,
            chain: raw.chain,
            isSecret: true,
            ownPlace: place(of: raw)
        )
    }
}

extension RawNode {
    /// A node within this one.
    func child(_ node: Node) -> RawNode {
        RawNode(node: node, path: path, chain: chain, isSecret: isSecret)
    }
}
