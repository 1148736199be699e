/// A table written straight into HTML: with hundreds of rows a template would take its time.
struct TableHTML: Sendable {
    private(set) var html: String

    /// A cell: its text, and where it leads.
    struct Cell: Sendable, ExpressibleByStringLiteral {
        var text: String
        var address: String?
        /// Every digit, where fewer are shown.
        var exact: String?
        /// Whether it stays in one line, as moments do.
        var isWhole = false

        /// A moment or a number, which is not torn over lines.
        static func whole(_ text: String, plain: String? = nil) -> Cell {
            var cell = Cell(text, plain: plain)
            cell.isWhole = true
            return cell
        }

        /// The value for programs, where people read it in other words.
        var plain: String

        /// - Parameter plain: what files have instead of the text: moments of ISO 8601, numbers without their unit.
        init(_ text: String, plain: String? = nil, address: String? = nil) {
            self.text = text
            self.plain = plain ?? text
            self.address = address
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    private static let escaping = StrictHTML()

    /// - Parameters:
    ///   - caption: said to those who hear the page; charts say it in their heading to everybody else.
    ///   - rows: the first cell of each is its heading.
    init(caption: String, headers: [String], rows: [[Cell]]) {
        var html = "<table><caption>\(Self.escaped(caption))</caption><thead><tr>"
        for header in headers { html += "<th scope=\"col\">\(Self.escaped(header))</th>" }
        html += "</tr></thead><tbody>"
        for row in rows {
            html += "<tr>"
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    html += "<th scope=\"row\">"
                } else {
                    html += cell.isWhole ? "<td class=\"whole\"" : "<td"
                    html += Self.title(cell)
                    html += ">"
                }
                if let address = cell.address {
                    html += "<a href=\"\(Self.escaped(address))\">"
                    html += Self.escaped(cell.text)
                    html += "</a>"
                } else {
                    html += Self.escaped(cell.text)
                }
                html += index == 0 ? "</th>" : "</td>"
            }
            html += "</tr>"
        }
        self.html = html + "</tbody></table>"
    }

    private static func title(_ cell: Cell) -> String {
        cell.exact.map { " title=\"\(escaped($0))\"" } ?? ""
    }

    private static func escaped(_ text: String) -> String { escaping.escapeText(text) }
}
