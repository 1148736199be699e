/// A block of `configuration.yaml` that this program knows.
struct SchemaBlock: Sendable {
    var name: String
    var summary: LocalizedText
    var keys: [SchemaKey]
    /// Keys that Home Assistant has in this block and that are of no use here: accepted, with a note.
    var unusedKeys: [String] = []
    /// Keys that hold blocks instead of a value of this block.
    var containers: [String] = []

    func key(_ name: String) -> SchemaKey? { keys.first { $0.name == name } }
}
