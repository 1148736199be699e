import Store

/// What is done beside the turns, one after the other, with what is left of Withings' limit.
enum HistoryStep: Sendable, Hashable {
    /// The next page of a kind's history.
    case page(RecordKind)
    /// A stretch where a notification said that something happened.
    case suspect(RecordKind)
    /// A window whose summary changed long after its time.
    case window(RecordKind)
    /// The signal of a recording.
    case signal(RecordKind)
    /// The last thirty days once more, to see what is gone.
    case recent(RecordKind)
    /// Everything once more.
    case whole(RecordKind)
    /// The next night or day of the history of details.
    case detail(RecordKind)

    var kind: RecordKind {
        switch self {
        case .page(let kind), .suspect(let kind), .window(let kind), .signal(let kind), .recent(let kind),
            .whole(let kind), .detail(let kind):
            kind
        }
    }

    /// In the order in which they come when several could be done.
    static let all: [HistoryStep] =
        RecordKind.listed.map(HistoryStep.suspect) + RecordKind.details.map(HistoryStep.window)
        + [.signal(.heart), .signal(.stethoscope)] + RecordKind.listed.map(HistoryStep.recent)
        + RecordKind.listed.map(HistoryStep.whole)
}
