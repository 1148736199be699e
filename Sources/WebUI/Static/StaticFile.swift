/// A file that pages need, part of the program.
struct StaticFile: Sendable {
    let name: String
    let type: String
    let text: String
    /// A fingerprint of the content.
    let version: String

    init(_ name: String, type: String, _ text: String) {
        self.name = name
        self.type = type
        self.text = text
        version = Self.fingerprint(text)
    }

    /// Everything that is served under `/static/`.
    static let all = [style, graphStyle, script, graphs, plots, icon]

    /// Where pages find the file; another content has another address.
    var address: String { "/static/\(name)?v=\(version)" }

    /// FNV-1a, 64 bits: tells one content from another, and guards nothing.
    static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
