/// The fields of a form, in their order.
package struct FormFields: Sendable, Equatable {
    package private(set) var pairs: [Pair] = []
    /// A part of the form was a file.
    package private(set) var hasFile = false

    package struct Pair: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    package init() {}

    /// The first field of that name.
    package subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// Whether a name occurs twice, which OAuth2 forbids.
    package var hasDuplicates: Bool { Set(pairs.map(\.name)).count != pairs.count }

    /// Reads `application/x-www-form-urlencoded`, leniently.
    package init(urlEncoded bytes: some Collection<UInt8>) {
        for field in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Self.decoded(parts[1]) : ""
            pairs.append(Pair(name: Self.decoded(parts[0]), value: value))
        }
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                text.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2, let value = hexadecimal(rest.prefix(2)) {
                text.append(value)
                rest = rest.dropFirst(2)
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Reads `multipart/form-data`; what is no well-formed part is passed over.
    package init(multipart bytes: [UInt8], contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty else { return }
        let mark = Array("--\(boundary)".utf8)
        for part in Self.split(bytes, at: mark).dropFirst() where !part.starts(with: "--".utf8) {
            guard let gap = Self.place(of: Array("\r\n\r\n".utf8), in: part) else { continue }
            let headers = String(decoding: part[..<gap], as: UTF8.self).split(whereSeparator: \.isNewline)
            guard
                let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
                let name = Self.parameter("name", of: String(disposition))
            else { continue }
            if Self.parameter("filename", of: String(disposition)) != nil { hasFile = true }
            var value = part[(gap + 4)...]
            if value.suffix(2).elementsEqual("\r\n".utf8) { value = value.dropLast(2) }
            pairs.append(Pair(name: name, value: String(decoding: value, as: UTF8.self)))
        }
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == name else { continue }
            let value = pair[1].trimmed
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix(while: { $0 != "\"" })) : String(value)
        }
        return nil
    }

    private static func split(_ bytes: [UInt8], at mark: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let place = place(of: mark, in: rest) {
            parts.append(rest[..<place])
            rest = rest[(place + mark.count)...]
        }
        return parts + [rest]
    }

    private static func place(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = mark.first else { return nil }
        var start = bytes.startIndex
        while let candidate = bytes[start...].firstIndex(of: first) {
            if bytes[candidate...].starts(with: mark) { return candidate }
            start = candidate + 1
        }
        return nil
    }
}
