extension ConfigurationChecker {
    /// What may stand between the braces of a pattern for entity ids.
    static let patternWords = ["profile", "key", "name", "id"]

    /// A pattern for entity ids, such as `{profile}_{key}`; the domain is not part of it.
    mutating func entityIDPattern(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        var pattern = text
        // As Home Assistant writes entity ids; which domain is the entity's own affair.
        if pattern.hasPrefix("sensor.") { pattern.removeFirst(7) }
        var rest = pattern
        for word in Self.patternWords { rest = rest.replacing("{\(word)}", with: "") }
        let tellsApart = pattern.contains("{key}") || pattern.contains("{name}")
        let isPlain = rest.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
        guard tellsApart, isPlain else {
            report(.expectedPattern, key, node)
            return nil
        }
        return .text(pattern)
    }
}
