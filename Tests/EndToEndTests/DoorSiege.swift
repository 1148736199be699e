import Foundation
import TestSupport

/// Sends damaged requests and WebSocket messages to every door of a running program that faces the network, and says
/// what they must never lead to: an answer of 500 or above, no answer at all, or a secret in one.
struct DoorSiege {
    let port: Int
    /// What is written for `@NAME@` in the corpus.
    let words: [String: String]
    /// What no answer may hold.
    let secrets: [String]

    /// Something that should not have happened.
    struct Finding: Error, CustomStringConvertible {
        var description: String
        var input: [UInt8]
    }

    /// One input: a request as it goes over the wire, or messages for the WebSocket, one a line.
    struct Input {
        var name: String
        var bytes: [UInt8]
        var isSocket: Bool { name.hasPrefix("socket-") }
    }

    static let corpus: [Input] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.compactMap { file in
            (try? Data(contentsOf: file)).map { Input(name: file.lastPathComponent, bytes: Array($0)) }
        }.sorted { $0.name < $1.name }
    }()

    /// - Throws: ``Finding``.
    func send(_ input: Input) throws {
        let told = fill(input.bytes)
        let visitor = try RawVisitor(port: port)
        if input.isSocket {
            visitor.send(Self.upgrade + told.split(separator: UInt8(ascii: "\n")).flatMap(Self.frame) + Self.goodbye)
        } else {
            visitor.send(told)
        }
        visitor.finish()
        let (text, isClosed) = visitor.receive(patience: 30)
        func fail(_ why: String) -> Finding { Finding(description: "\(input.name): \(why)", input: input.bytes) }
        guard isClosed else { throw fail("the connection stays open: \(text.prefix(100))") }
        let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
        if let bad = statuses.first(where: { $0.hasPrefix("5") }) { throw fail("answered with \(bad)") }
        if let secret = secrets.first(where: text.contains) { throw fail("the answer holds \(secret.prefix(6))…") }
    }

    private func fill(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "@")) else { return bytes }
        var data = Data(bytes)
        for (name, word) in words {
            while let place = data.firstRange(of: Data("@\(name)@".utf8)) {
                data.replaceSubrange(place, with: Data(word.utf8))
            }
        }
        return Array(data)
    }

    private static let upgrade = Array(
        ("GET /api/websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").utf8
    )
    private static let goodbye: [UInt8] = [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8]

    /// A text frame with a mask of zeros, so that what is sent can be read. A line that begins with `!` is sent as it is.
    private static func frame(_ message: ArraySlice<UInt8>) -> [UInt8] {
        if message.first == UInt8(ascii: "!") { return Array(message.dropFirst()) }
        let count = message.count
        let length: [UInt8] =
            count < 126
            ? [0x80 | UInt8(count)] : [0xFE, UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
        return [0x81] + length + [0, 0, 0, 0] + message.prefix(65_535)
    }

    private static let scraps = [
        "\0", "\r\n", "\n", "%00", "%", "..", "/../", "\"", "'", "<script>", "{", "}", "[", "]", "null", "1e999", "-1",
        "9223372036854775808", "true", "\u{FFFD}", "가", "\u{202E}", "@TOKEN@", "@COOKIE@", "@FORM@", "&", "=", ";", ",",
        "?", "#", "[[[[[[[[", "{\"a\":", "0001-01-01", "9999-12-31T23:59:59Z", "+99:99", "Content-Length: 0\r\n",
        "Transfer-Encoding: chunked\r\n", "Upgrade: websocket\r\nConnection: Upgrade\r\n", "Expect: 100-continue\r\n",
        "X-Ingress-Path: /x\r\n", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "application/json",
        "multipart/form-data; boundary=b",
        "!\u{01}", "!\u{0B}\u{7F}",
    ]

    /// Another input, made of one or two of the corpus.
    static func damaged(_ dice: inout SeededNumbers) -> Input {
        var input = corpus[Int.random(in: 0..<corpus.count, using: &dice)]
        for _ in 0..<Int.random(in: 1...5, using: &dice) where !input.bytes.isEmpty {
            let place = Int.random(in: 0..<input.bytes.count, using: &dice)
            let end = min(input.bytes.count, place + Int.random(in: 1...20, using: &dice))
            switch Int.random(in: 0..<7, using: &dice) {
            case 0: input.bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: input.bytes.removeSubrange(place..<end)
            case 2: input.bytes.insert(contentsOf: Array(input.bytes[place..<end]), at: place)
            case 3, 4:
                let scrap = scraps[Int.random(in: 0..<scraps.count, using: &dice)]
                input.bytes.replaceSubrange(
                    place..<min(end, place + (dice.chance(0.5) ? 0 : 4)),
                    with: Array(scrap.utf8)
                )
            case 5:
                let other = corpus[Int.random(in: 0..<corpus.count, using: &dice)].bytes
                let cut = Int.random(in: 0...other.count, using: &dice)
                input.bytes.replaceSubrange(place..., with: other[cut...])
            default:
                let times = Int.random(in: 1...2000, using: &dice)
                input.bytes.insert(contentsOf: [UInt8](repeating: input.bytes[place], count: times), at: place)
            }
        }
        if !input.isSocket, dice.chance(0.7) { input.bytes = withLength(input.bytes) }
        return input
    }

    /// The same with a length that is true, so that the damage reaches beyond the reading of HTTP.
    private static func withLength(_ bytes: [UInt8]) -> [UInt8] {
        var data = Data(bytes)
        guard let gap = data.firstRange(of: Data("\r\n\r\n".utf8)),
            let field = data.firstRange(of: Data("Content-Length: ".utf8)), field.upperBound <= gap.lowerBound,
            let end = data[field.upperBound...].firstRange(of: Data("\r\n".utf8))
        else { return bytes }
        data.replaceSubrange(field.upperBound..<end.lowerBound, with: Data("\(data.count - gap.upperBound)".utf8))
        return Array(data)
    }
}
