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

    /// - Parameter withHeader: Whether the names of the columns come first, where a format has them there.
    func text(_ format: Format, withHeader: Bool = true) -> String {
        switch format {
        case .csv:
            let header = withHeader ? [columns.joined(separator: ",")] : []
            // RFC 4180 ends lines so.
            return (header + rows.map { $0.map(Self.csv).joined(separator: ",") }).map { $0 + "\r\n" }.joined()
        case .json:
            return rows.map { row in
                let members = zip(columns, row).map { "\(Self.quoted($0)):\(Self.json($1))" }
                return "{\(members.joined(separator: ","))}\n"
            }.joined()
        }
    }

    private static func csv(_ field: Field) -> String {
        switch field {
        case .number(let number): return number ?? ""
        case .flag(let flag): return flag.map { $0 ? "1" : "0" } ?? ""
        case .text(let text), .json(let text):
            var text = text ?? ""
            // A spreadsheet would take it for a formula.
            if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
            guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
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
        // Nearly all of millions of texts are names and moments.
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            return "\"\(text)\""
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
