import Foundation
import Yams

extension ConfigurationReader {
    /// What the files of a directory are together, by the tag that names it.
    mutating func directory(_ name: String, _ raw: RawNode, tag: String) -> RawNode? {
        guard !name.isEmpty else {
            report(.error, .tagNeedsName, at: place(of: raw), ["tag": tag])
            return nil
        }
        guard raw.chain.count < ConfigurationLimits.includes else {
            report(.error, .includeTooDeep, at: place(of: raw))
            return nil
        }
        let directory = Self.path(name, in: Self.path("..", in: raw.path))
        guard let paths = files(in: directory, namedBy: raw) else { return nil }
        var whole = RawNode(
            node: tag.hasSuffix("_list") ? Node([Node]()) : Node([(Node, Node)]()),
            path: directory + "/",
            chain: raw.chain,
            isSecret: raw.isSecret,
            ownPlace: place(of: raw)
        )
        var parts: [(path: String, root: RawNode)] = []
        for path in paths {
            nodes += 1
            guard nodes <= ConfigurationLimits.nodes else {
                report(.error, .tooManyNodes, at: place(of: raw))
                return nil
            }
            if let root = root(of: path, namedBy: raw) {
                parts.append((path, root))
            } else {
                whole.isPartial = true
            }
        }
        switch tag {
        case "!include_dir_list": whole.gathered = .list(parts.map(\.root).filter { !isNothing($0) })
        case "!include_dir_named": whole.gathered = .block(named(parts))
        case "!include_dir_merge_list":
            let fitting = self.fitting(parts.map(\.root), tag: tag, isPartial: &whole.isPartial)
            whole.gathered = .list(fitting.flatMap { items(of: $0) ?? [] })
        default: whole.gathered = .merged(fitting(parts.map(\.root), tag: tag, isPartial: &whole.isPartial))
        }
        return whole
    }

    /// Each file under its name without the ending; an empty one is a block without keys, and of two files of one name the
    /// later one counts.
    private mutating func named(_ parts: [(path: String, root: RawNode)]) -> [BlockEntry<RawNode>] {
        var entries: [BlockEntry<RawNode>] = []
        for (path, root) in parts {
            var root = root
            let start = place(of: root)
            if isNothing(root) {
                root.node = Node([(Node, Node)]())
                root.ownPlace = start
            }
            let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
            let entry = BlockEntry(key: name, place: start, value: root)
            if let index = entries.firstIndex(where: { $0.key == name }) {
                reportReplaced(entry, entries[index])
                entries[index] = entry
            } else {
                entries.append(entry)
            }
        }
        return entries
    }

    /// The files that are what the tag puts together, lists or blocks. Home Assistant passes over the others without a word.
    private mutating func fitting(_ roots: [RawNode], tag: String, isPartial: inout Bool) -> [RawNode] {
        var fitting: [RawNode] = []
        for root in roots where !isNothing(root) {
            guard let part = follow(root) else {
                isPartial = true
                continue
            }
            let fits = tag.hasSuffix("_list") ? items(of: part) != nil : entries(of: part) != nil
            if fits {
                fitting.append(part)
                if part.isPartial { isPartial = true }
            } else if !isNothing(part) {
                let text: DiagnosticText = tag.hasSuffix("_list") ? .fileNotList : .fileNotBlock
                report(.warning, text, at: place(of: part), ["file": place(of: part).file, "tag": tag], isSecret: true)
            }
        }
        return fitting
    }

    /// - Returns: nil where the file cannot be used, which is reported.
    private mutating func root(of path: String, namedBy raw: RawNode) -> RawNode? {
        guard !raw.chain.contains(path), path != raw.path else {
            report(.error, .includeLoop, at: place(of: raw), ["file": name(of: path)])
            return nil
        }
        guard let file = file(at: path), let tree = file.tree else { return nil }
        return RawNode(
            node: tree.root ?? Node("", .implicit, .plain),
            path: path,
            chain: raw.chain + [raw.path],
            isSecret: raw.isSecret,
            ownPlace: tree.root == nil ? SourcePlace(file: file.name, line: 1, column: 1) : nil
        )
    }

    /// The YAML files of a directory and of those within it, in Home Assistant's order: the files of a directory by name,
    /// then its folders; without hidden ones, without secrets, and without folders that are links to others.
    private mutating func files(in directory: String, namedBy raw: RawNode) -> [String]? {
        var found: [String] = []
        var waiting = [""]
        var looked = 0
        while let inner = waiting.popLast() {
            let list = (try? FileManager.default.contentsOfDirectory(atPath: directory + inner)) ?? []
            var folders: [String] = []
            for name in list.sorted() where !name.hasPrefix(".") {
                looked += 1
                guard looked <= ConfigurationLimits.filesOfDirectory else {
                    report(.error, .tooManyNodes, at: place(of: raw))
                    return nil
                }
                let path = inner + "/" + name
                var isDirectory = ObjCBool(false)
                guard FileManager.default.fileExists(atPath: directory + path, isDirectory: &isDirectory) else {
                    continue
                }
                if isDirectory.boolValue {
                    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: directory + path)) != nil
                    if !isLink { folders.append(path) }
                } else if name.hasSuffix(".yaml"), name != "secrets.yaml" {
                    found.append(path)
                }
            }
            waiting += folders.reversed()
        }
        note(list: found, of: directory)
        if found.isEmpty {
            report(
                .note,
                .directoryEmpty,
                at: place(of: raw),
                ["directory": name(of: directory)],
                hint: .hintInclude
            )
        }
        return found.map { directory + $0 }
    }
}
