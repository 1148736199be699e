import Foundation

extension ConfigurationChecker {
    /// The names of the people: one or a list.
    mutating func profiles(_ node: ConfigurationNode) -> BlockValues.Value? {
        let nodes: [ConfigurationNode]
        switch node.content {
        case .list(let items): nodes = items
        case .scalar: nodes = node.isNull ? [] : [node]
        case .block: nodes = [node]
        }
        guard !nodes.isEmpty else {
            reader.report(.error, .noProfiles, at: node.place, hint: .hintProfiles)
            return nil
        }
        var items: [BlockValues.Item] = []
        var names: Set<String> = []
        var slugs: [String: BlockValues.Item] = [:]
        var isRight = true
        for node in nodes {
            guard let name = node.text else {
                reader.report(.error, .profileNotText, at: node.place, hint: .hintProfiles)
                isRight = false
                continue
            }
            guard !node.isNull, !name.allSatisfy(\.isWhitespace) else {
                reader.report(.error, .emptyProfile, at: node.place)
                isRight = false
                continue
            }
            let item = BlockValues.Item(text: name, place: node.place)
            if let other = slugs.updateValue(item, forKey: Self.slug(name)) {
                slugs[Self.slug(name)] = other
                let isExact = names.contains(name)
                if isExact { isRight = false }
                reportDouble(item, other, isExact: isExact, isSecret: node.isSecret)
            }
            names.insert(name)
            items.append(item)
        }
        return isRight ? .items(items) : nil
    }

    private mutating func reportDouble(
        _ item: BlockValues.Item,
        _ other: BlockValues.Item,
        isExact: Bool,
        isSecret: Bool
    ) {
        let parameters = [
            "name": isSecret ? "…" : ShownValue.shorten(item.text),
            "other": isSecret ? "…" : ShownValue.shorten(other.text), "line": "\(other.place.line)",
            "file": other.place.file,
        ]
        if isExact {
            let isElsewhere = other.place.file != item.place.file
            let text: DiagnosticText = isElsewhere ? .duplicateProfileElsewhere : .duplicateProfile
            reader.report(.error, text, at: item.place, parameters)
        } else {
            // Two people may well be called so; it is more often one who is written in two ways.
            reader.report(.warning, .similarProfile, at: item.place, parameters, hint: .hintSimilarProfile)
        }
    }

    /// What is left of a name where only letters without accents and digits count. A name without any stays as it is.
    static func slug(_ name: String) -> String {
        // Home Assistant writes an id without accents: Zoë and Zoe are alike there.
        let plain = name.applyingTransform(.stripDiacritics, reverse: false) ?? name
        let words = plain.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? name : words.joined(separator: "_")
    }
}
