/// How a value is shown in a message, if it may be shown.
enum ShownValue {
    private static let longest = 40

    /// nil for what is secret, for lists and blocks, for addresses that may carry a password, and for what stands in a file
    /// elsewhere: a page could be made to include any that the program may read.
    static func text(of node: ConfigurationNode, kind: SchemaKind) -> String? {
        guard !node.isSecret, !node.place.file.hasPrefix("/"), kind != .secret, kind != .database, let text = node.text,
            !text.contains("@")
        else {
            return nil
        }
        return shorten(text)
    }

    static func shorten(_ text: String) -> String {
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return line.count > longest ? line.prefix(longest) + "…" : line
    }
}
