import Foundation

/// Rows with named fields, as a table for spreadsheets or as one JSON object a line.
struct ExportTable: Sendable {
    /// A field as it is written: text in quotation marks where it needs them, numbers with the very digits they have.
    enum Field: Sendable, Equatable {
        case text(String?)
        case number(String?)
        /// 1 or 0 for spreadsheets.
        case flag(Bool?)
        /// JSON as it stands, a text for spreadsheets.
        case json(String?)
    }

    enum Format: String, Sendable, CaseIterable {
        case csv
        /// One JSON object a line.
        case json

        var ending: String { self == .csv ? "csv" : "jsonl" }
    }

    let name: String
    let columns: [String]
    private(set) var rows: [[Field]] = []

    init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns
    }

    mutating func add(_ row: [Field]) { rows.append(row) }

    /// The rows as the file has them, in UTF-8.
    ///
    /// - Parameter withHeader: Whether the names of the columns come first, where a format has them there.
    func bytes(_ format: Format, withHeader: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        switch format {
        case .csv:
            if withHeader { Self.addLine(of: columns.map(Field.text), to: &bytes) }
            for row in rows { Self.addLine(of: row, to: &bytes) }
        case .json:
            let names = columns.map { "\(Self.quoted($0)):" }
            for row in rows {
                for (place, (name, field)) in zip(names, row).enumerated() {
                    bytes.append(UInt8(ascii: place == 0 ? "{" : ","))
                    bytes += name.utf8
                    bytes += Self.json(field).utf8
                }
                bytes += "}\n".utf8
            }
        }
        return bytes
    }

    private static func addLine(of row: [Field], to bytes: inout [UInt8]) {
        for (place, field) in row.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += csv(field).utf8
        }
        // RFC 4180 ends lines so.
        bytes += "\r\n".utf8
    }

    private static func csv(_ field: Field) -> String {
        switch field {
        case .number(let number): return number ?? ""
        case .flag(let flag): return flag.map { $0 ? "1" : "0" } ?? ""
        case .text(let text), .json(let text):
            var text = text ?? ""
            if isPlain(text) { return text }
            // A spreadsheet would take it for a formula.
            if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
            guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, !"=+-@".utf8.contains(first) else { return text.isEmpty }
        return isPrintable(text, without: UInt8(ascii: ","))
    }

    private static func json(_ field: Field) -> String {
        switch field {
        case .number(let number): number ?? "null"
        case .flag(let flag): flag.map { $0 ? "true" : "false" } ?? "null"
        // Line ends stand between its parts only: within texts they are escaped.
        case .json(let json): json.map { String($0.map { $0.isNewline ? " " : $0 }) } ?? "null"
        case .text(let text): text.map(quoted) ?? "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        if isPrintable(text, without: UInt8(ascii: "\\")) { return "\"\(text)\"" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// Nearly all of millions of texts are names and moments, which need a look at their bytes only.
    private static func isPrintable(_ text: String, without other: UInt8) -> Bool {
        text.utf8.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != other }
    }
}
