/// Which rows of a list are asked for: a span of time or days, or those changed since.
struct ListWindow {
    private enum Choice {
        case everything
        case times(ClosedRange<Int>)
        case days(ClosedRange<String>)
        case changed(after: Int)
    }

    private let choice: Choice

    /// Whether it asks for changes.
    var isByChange: Bool {
        if case .changed = choice { true } else { false }
    }

    /// `startdate` and `enddate`, each optional, or `lastupdate`.
    static func times(_ request: CloudRequest, inclusive: Bool) throws(CloudRefusal) -> ListWindow {
        let start = try request.integer("startdate")
        let end = try request.integer("enddate")
        if let since = try request.integer("lastupdate") {
            guard start == nil && end == nil else { throw .invalidParameter("lastupdate: not to be used with dates") }
            return ListWindow(choice: .changed(after: inclusive ? since - 1 : since))
        }
        guard start != nil || end != nil else { return ListWindow(choice: .everything) }
        let first = start ?? .min
        let last = end ?? .max
        guard first <= last else { throw .invalidParameter("enddate") }
        return ListWindow(choice: .times(first...last))
    }

    /// `startdateymd` and `enddateymd` together, or `lastupdate`; one of the two is needed.
    static func days(_ request: CloudRequest, inclusive: Bool) throws(CloudRefusal) -> ListWindow {
        let start = request.parameters["startdateymd"]
        let end = request.parameters["enddateymd"]
        if let since = try request.integer("lastupdate") {
            guard start == nil && end == nil else { throw .invalidParameter("lastupdate: not to be used with dates") }
            return ListWindow(choice: .changed(after: inclusive ? since - 1 : since))
        }
        guard let start, CivilDay(start) != nil else { throw .invalidParameter("startdateymd") }
        guard let end, CivilDay(end) != nil, start <= end else { throw .invalidParameter("enddateymd") }
        return ListWindow(choice: .days(start...end))
    }

    func contains(_ row: CloudRow) -> Bool {
        switch choice {
        case .everything: true
        case .times(let span): span.contains(row.time)
        case .days(let span): span.contains(row.day)
        case .changed(let since): row.modified > since
        }
    }
}
