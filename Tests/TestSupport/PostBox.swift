import Foundation

/// An address on this machine that takes whatever is posted to it, one after the other, and keeps the bodies.
package final class PostBox: Sendable {
    package struct Failure: Error {}

    package let port: Int
    private let descriptor: Int32
    private let kept = Guarded<[String]>([])

    package var url: String { "http://127.0.0.1:\(port)/box" }
    package var bodies: [String] { kept.with { $0 } }

    /// - Parameter answer: what everybody is answered.
    package init(
        answer: [UInt8] = Array("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".utf8)
    ) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isThere = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = Int(in_port_t(bigEndian: address.sin_port))
        guard isThere else { throw Failure() }
        let kept = kept
        Thread.detachNewThread {
            while case let visitor = accept(descriptor, nil, nil), visitor >= 0 {
                if let body = Self.body(from: visitor) { kept.with { $0.append(body) } }
                var rest = answer[...]
                while !rest.isEmpty {
                    let count = rest.withUnsafeBytes { send(visitor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                    guard count > 0 else { break }
                    rest = rest.dropFirst(count)
                }
                close(visitor)
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    private static func body(from visitor: Int32) -> String? {
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(visitor, &bytes, bytes.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: bytes.prefix(count), as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = text[..<end.lowerBound].lowercased()
            let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
            if text[end.upperBound...].utf8.count >= length ?? 0 { return String(text[end.upperBound...]) }
        }
    }
}
