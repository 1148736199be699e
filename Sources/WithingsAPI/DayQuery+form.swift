import WithingsModel

extension DayQuery {
    var fields: [(name: String, value: String)] {
        switch self {
        case .days(let from, let to): [("startdateymd", from.description), ("enddateymd", to.description)]
        case .changed(let since): [("lastupdate", String(since))]
        }
    }
}
