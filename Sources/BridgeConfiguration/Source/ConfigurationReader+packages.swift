import Foundation
import Yams

extension ConfigurationReader {
    /// What stands under `packages` in Home Assistant's own block: parts of a configuration with a name each, written there,
    /// in a file, or in the files of a directory.
    ///
    /// - Parameter raw: the value of the key.
    /// - Returns: each package with where it begins.
    mutating func packages(_ raw: RawNode) -> [BlockEntry<RawNode>] {
        switch raw.tag {
        case "!include_dir_named":
            return files(in: raw).compactMap { path in
                root(of: path, for: raw).map { root in
                    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
                    return BlockEntry(key: name, place: place(of: root), value: root)
                }
            }
        case "!include_dir_merge_named":
            return files(in: raw).flatMap { path in
                root(of: path, for: raw).flatMap { entries(of: $0) } ?? []
            }
        default:
            guard let raw = follow(raw), !isNothing(raw) else { return [] }
            guard let entries = self.entries(of: raw) else {
                report(.error, .packagesNotBlocks, at: place(of: raw))
                return []
            }
            return entries
        }
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

    private func isNothing(_ raw: RawNode) -> Bool {
        guard case .scalar(let scalar) = raw.node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private mutating func root(of path: String, for raw: RawNode) -> RawNode? {
        guard !raw.chain.contains(path), path != raw.path else { return nil }
        guard let file = file(at: path), let root = file.tree?.root else { return nil }
        return RawNode(
            node: root,
            path: path,
            chain: raw.chain + [raw.path],
            isSecret: raw.isSecret || file.isSecrets
        )
    }

    /// The YAML files of a directory and of those within it, in Home Assistant's order: without hidden ones and without
    /// secrets.
    private mutating func files(in raw: RawNode) -> [String] {
        guard case .scalar(let scalar) = raw.node, let tag = raw.tag else { return [] }
        guard !scalar.string.isEmpty else {
            report(.error, .tagNeedsName, at: place(of: raw), ["tag": tag])
            return []
        }
        let directory = Self.path(scalar.string, in: Self.path("..", in: raw.path))
        var names: [String] = []
        var waiting = [""]
        var looked = 0
        while let inner = waiting.popLast(), looked <= ConfigurationLimits.filesOfDirectory {
            let list = (try? FileManager.default.contentsOfDirectory(atPath: directory + inner)) ?? []
            for name in list.sorted() where !name.hasPrefix(".") {
                looked += 1
                var isDirectory = ObjCBool(false)
                let path = inner + "/" + name
                guard FileManager.default.fileExists(atPath: directory + path, isDirectory: &isDirectory) else {
                    continue
                }
                if isDirectory.boolValue { waiting.append(path) } else { names.append(path) }
            }
        }
        let found = names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("/secrets.yaml") }.sorted()
        note(list: found, of: directory)
        if looked > ConfigurationLimits.filesOfDirectory {
            report(.error, .tooManyNodes, at: place(of: raw))
            return []
        }
        return found.map { directory + $0 }
    }
}
