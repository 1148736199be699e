extension CloudJSON {
    /// The lists of rows in the bodies of answers.
    private static let listNames = ["measuregrps", "activities", "series", "devices"]

    /// The body with its second row (or the only one) made unreadable.
    func withUnreadableRow() -> CloudJSON {
        changingRows { rows in
            guard let place = rows.indices.dropFirst().first ?? rows.indices.first,
                case .object(var row) = rows[place]
            else { return }
            for name in ["grpid", "id", "date", "deviceid"] where row[name] != nil { row[name] = ["torn": true] }
            rows[place] = .object(row)
        }
    }

    /// The body with every row twice.
    func withDoubledRows() -> CloudJSON {
        changingRows { rows in rows = rows.flatMap { [$0, $0] } }
    }

    /// The body with the first half of its rows, as if there were more of them and no way there.
    func withStandingCursor() -> CloudJSON {
        guard case .object(var body) = changingRows({ rows in rows = Array(rows.prefix(rows.count / 2)) }) else {
            return self
        }
        body["more"] = true
        body["offset"] = 0
        return .object(body)
    }

    private func changingRows(_ change: (inout [CloudJSON]) -> Void) -> CloudJSON {
        guard case .object(var body) = self else { return self }
        for name in Self.listNames {
            guard case .array(var rows) = body[name] else { continue }
            change(&rows)
            body[name] = .array(rows)
        }
        return .object(body)
    }
}
