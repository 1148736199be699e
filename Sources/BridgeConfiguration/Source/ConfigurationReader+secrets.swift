import Yams

extension ConfigurationReader {
    /// Looks a secret up as Home Assistant does: in `secrets.yaml` beside the file that names it, then further up to
    /// the configuration directory.
    mutating func secret(_ name: String, _ raw: RawNode) -> RawNode? {
        guard !name.isEmpty else {
            report(.error, .tagNeedsName, at: place(of: raw), ["tag": "!secret"])
            return nil
        }
        var names: [String] = []
        var isFileFound = false
        for path in secretsPaths(for: raw.path) where path != raw.path {
            guard let file = file(at: path) else {
                // A file that cannot be read was reported; guessing on from another one would hide that.
                if isMissing(path) { continue } else { return nil }
            }
            isFileFound = true
            guard let tree = file.tree else { return nil }
            guard let root = tree.root else { continue }
            let start = RawNode(node: root, path: path, chain: raw.chain + [raw.path], isSecret: true)
            guard case .mapping = root else {
                report(.error, .secretsNotABlock, at: place(of: start), ["file": file.name], hint: .hintSecrets)
                return nil
            }
            let entries = entries(of: start) ?? []
            if let entry = entries.last(where: { $0.key == name }) { return entry.value }
            names += entries.map(\.key)
        }
        if let near = NearestName(to: name, among: names).name {
            report(.error, .secretMissing, at: place(of: raw), ["name": name, "near": near], hint: .hintDidYouMean)
        } else {
            report(
                .error,
                isFileFound ? .secretMissing : .secretsFileMissing,
                at: place(of: raw),
                ["name": name],
                hint: .hintSecret
            )
        }
        return nil
    }

    private func secretsPaths(for path: String) -> [String] {
        var paths: [String] = []
        var directory = Self.path("..", in: path)
        while directory.hasPrefix(folder + "/"), paths.count < ConfigurationLimits.depth {
            paths.append(directory + "/secrets.yaml")
            directory = Self.path("..", in: directory)
        }
        if directory != folder { paths.append(directory + "/secrets.yaml") }
        return paths + [folder + "/secrets.yaml"]
    }
}
