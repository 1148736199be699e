import Foundation

/// An address or a network (`172.30.33.0/24`, `fd00::/8`).
package struct AddressRange: Sendable, Equatable {
    private let bytes: [UInt8]
    private let prefix: Int

    /// - Returns: nil if the text is neither.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else { return nil }
        self.bytes = bytes
        if parts.count == 2 {
            guard let prefix = Int(parts[1]), (0...bytes.count * 8).contains(prefix) else { return nil }
            self.prefix = prefix
        } else {
            prefix = bytes.count * 8
        }
    }

    package func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        for bit in 0..<prefix where (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) != 0 { return false }
        return true
    }

    /// The address in network order; an IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) as IPv4.
    private static func bytes(of address: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, address, &bytes) == 1 { return Array(bytes.prefix(4)) }
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return nil }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }

    /// Who shares what one visitor may take: an IPv4 address, or the network of 64 bits that one household has of IPv6.
    package static func household(of address: String) -> String {
        guard let bytes = bytes(of: address), bytes.count == 16 else { return address }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
    }

    /// The address in what a proxy wrote: without port, brackets and quotation marks; nil where there is none to be read.
    package static func written(_ text: some StringProtocol) -> String? {
        var text = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))[...]
        if text.hasPrefix("[") {
            text = text.dropFirst().prefix { $0 != "]" }
        } else if text.count(where: { $0 == ":" }) == 1 {
            text = text.prefix { $0 != ":" }
        }
        return isAddress(String(text)) ? String(text) : nil
    }

    /// The machine itself, private networks and link-local addresses.
    package static let local = [
        "127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fd00::/8",
        "fe80::/10",
    ].compactMap(AddressRange.init)

    package static func isLocal(_ address: String) -> Bool { local.contains { $0.contains(address) } }
    package static func isAddress(_ text: String) -> Bool { bytes(of: text) != nil }
}
