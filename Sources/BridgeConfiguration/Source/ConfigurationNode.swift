/// A value of the configuration after `!secret`, `!include` and `!env_var` were followed.
struct ConfigurationNode {
    indirect enum Content {
        case scalar(String, isPlain: Bool)
        case list([ConfigurationNode])
        case block([BlockEntry<ConfigurationNode>])
    }

    var content: Content
    var place: SourcePlace
    /// Never to be shown.
    var isSecret: Bool

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Whether nothing is written, or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}

/// A key of a block and what stands behind it.
struct BlockEntry<Value> {
    var key: String
    var place: SourcePlace
    var value: Value
}
