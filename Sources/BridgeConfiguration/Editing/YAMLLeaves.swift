import Yams

/// Every single value of a YAML text with the way to it, to tell whether two texts say the same.
struct YAMLLeaves {
    private var leaves: [[String]: String] = [:]

    /// nil where the text is no YAML.
    init?(_ text: String) {
        guard let tree = try? YAMLTree(SourceText(text)) else { return nil }
        if let root = tree.root { collect(root, [], tree) }
    }

    func leaves(except path: [String]) -> [[String]: String] {
        // A block without anything in it says the same as none.
        leaves.filter { !$0.key.starts(with: path) && !($0.key == Array(path.dropLast()) && $0.value.isEmpty) }
    }

    private mutating func collect(_ node: Node, _ path: [String], _ tree: YAMLTree) {
        guard leaves.count < ConfigurationLimits.nodes else { return }
        switch node {
        case .scalar(let scalar):
            let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            leaves[path] = isNothing ? "" : "\(scalar.tag.rawValue) \(scalar.style == .plain) \(scalar.string)"
        case .sequence(let sequence):
            for (index, item) in sequence.enumerated() { collect(item, path + ["[\(index)]"], tree) }
        case .mapping(let mapping):
            for (key, value) in mapping { collect(value, path + [tree.name(ofKey: key) ?? "?"], tree) }
            if mapping.isEmpty { leaves[path] = "" }
        case .alias(let alias):
            leaves[path] = "*\(alias.anchor.rawValue)"
        }
    }
}
