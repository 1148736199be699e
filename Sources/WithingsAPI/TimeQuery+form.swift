extension TimeQuery {
    var fields: [(name: String, value: String)] {
        switch self {
        case .everything: []
        case .measured(let from, let to): [("startdate", String(from)), ("enddate", String(to))]
        case .changed(let since): [("lastupdate", String(since))]
        }
    }
}
