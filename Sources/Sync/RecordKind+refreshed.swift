import Store

extension RecordKind {
    /// The kinds that every turn asks for; those that people look at first come first.
    static let refreshed: [RecordKind] = [
        .measures, .sleep, .activity, .devices, .goals, .workouts, .heart, .stethoscope,
    ]
    /// The kinds without which an account does not count as fetched.
    static let essential: [RecordKind] = [.measures, .sleep, .activity, .devices, .goals]
    /// The kinds that come in lists and have a history.
    static let listed: [RecordKind] = [.measures, .sleep, .activity, .workouts, .heart, .stethoscope]
    /// What lies within nights and days, read in windows.
    static let details: [RecordKind] = [.sleepDetail, .intraday]

    /// The kind that says within which stretches there is such detail.
    var summary: RecordKind {
        switch self {
        case .sleepDetail: .sleep
        case .intraday: .activity
        default: self
        }
    }

    /// The kind of detail that lies within these summaries.
    var detail: RecordKind? {
        switch self {
        case .sleep: .sleepDetail
        case .activity: .intraday
        default: nil
        }
    }
}
