import Foundation

/// A file that pages need, part of the program.
struct StaticFile: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    /// A fingerprint of the content.
    let version: String

    init(_ name: String, type: String, _ text: String) {
        self.name = name
        self.type = type
        bytes = Array(text.utf8)
        version = Self.fingerprint(text)
    }

    /// A picture.
    init(_ name: String, base64: String) {
        self.name = name
        type = "image/png"
        bytes = Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
        version = Self.fingerprint(base64)
    }

    /// Everything that is served under `/static/`.
    static let all = [style, graphStyle, script, graphs, plots, icon, icon192, icon512]

    /// Where pages find the file; another content has another address.
    var address: String { "/static/\(name)?v=\(version)" }

    /// FNV-1a, 64 bits: tells one content from another, and guards nothing.
    static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
