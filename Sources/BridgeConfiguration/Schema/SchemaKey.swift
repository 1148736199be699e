/// A key of a block: what may stand behind it and what holds if it is left out.
struct SchemaKey: Sendable {
    var name: String
    var kind: SchemaKind
    var isRequired = false
    /// Whether a text of no characters says something.
    var allowsEmpty = false
    /// What holds without the key, as a person would write it; nil where there is nothing to write.
    var standard: String?
    var summary: LocalizedText

    init(
        _ name: String,
        _ kind: SchemaKind,
        isRequired: Bool = false,
        allowsEmpty: Bool = false,
        standard: String? = nil,
        _ english: String,
        ko korean: String
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.allowsEmpty = allowsEmpty
        self.standard = standard
        summary = LocalizedText(english, ko: korean)
    }
}
