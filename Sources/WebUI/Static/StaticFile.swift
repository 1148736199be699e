import Foundation
import WebServer

/// A file that pages need, part of the program.
struct StaticFile: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    /// The same for whoever takes gzip; nil for pictures, which are packed already.
    let packed: [UInt8]?
    /// A fingerprint of the content.
    let version: String

    init(_ name: String, type: String, _ text: String) {
        self.name = name
        self.type = type
        bytes = Array(text.utf8)
        packed = Gzip.packed(bytes, effort: .most)
        version = Self.fingerprint(text)
    }

    /// A script of ours as it is sent: what stands there for its readers here stays here. None of its texts goes over lines.
    static func script(_ name: String, _ text: String) -> StaticFile {
        let lines = text.split(separator: "\n").lazy.map { $0.drop { $0 == " " } }
        let kept = lines.filter { !$0.isEmpty && !$0.hasPrefix("//") }
        return StaticFile(name, type: "text/javascript; charset=utf-8", kept.joined(separator: "\n") + "\n")
    }

    /// A picture.
    init(_ name: String, base64: String) {
        self.name = name
        type = "image/png"
        bytes = Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
        packed = nil
        version = Self.fingerprint(base64)
    }

    /// Everything that is served under `/static/`.
    static let all = [style, graphStyle, script, editor, graphs, plots, icon, icon192, icon512]

    /// Where pages find the file; another content has another address.
    var address: String { "/static/\(name)?v=\(version)" }

    /// FNV-1a, 64 bits: tells one content from another, and guards nothing.
    static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
