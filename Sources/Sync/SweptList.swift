import Store
import WithingsModel

/// Collects what Withings lists of a stretch, page by page, to find out what it lists no longer.
struct SweptList: Sendable {
    let kind: RecordKind
    private let stretch: RecordStretch
    private let startedAt: EpochSeconds
    private var ids: Set<Int64> = []
    private var sources: [LocalDay: Set<String>] = [:]
    /// Something could not be read, or not be asked for: it may be any record, so nothing can be said to be gone.
    private(set) var isDoubtful = false
    private(set) var pages = 0

    init(of kind: RecordKind, _ stretch: RecordStretch, startedAt: EpochSeconds) {
        self.kind = kind
        self.stretch = stretch
        self.startedAt = startedAt
    }

    mutating func add(_ fetched: FetchedPage) {
        let page = fetched.records
        pages += 1
        if fetched.isCutShort { isDoubtful = true }
        for record in page.setAside {
            if let id = record.listedID { ids.insert(id) } else { isDoubtful = true }
        }
        ids.formUnion(page.measureGroups.map(\.id))
        ids.formUnion(page.sleep.map(\.id))
        ids.formUnion(page.workouts.map(\.id))
        ids.formUnion(page.stethoscopeRecordings.map(\.signalID))
        ids.formUnion(page.heartRecordings.compactMap(\.signalID))
        for row in page.activity { sources[row.day, default: []].insert(row.sourceKey) }
    }

    /// The same, to be asked about only.
    var trial: RecordSweep? {
        var sweep = sweep
        sweep?.isTrial = true
        return sweep
    }

    /// What was seen, once the last page was read; nil where it proves nothing.
    var sweep: RecordSweep? {
        guard !isDoubtful else { return nil }
        let listed: RecordSweep.Listed
        switch kind {
        case .measures: listed = .measures(ids)
        case .sleep: listed = .sleep(ids)
        case .activity: listed = .activity(sources)
        case .workouts: listed = .workouts(ids)
        case .heart: listed = .heart(ids)
        case .stethoscope: listed = .stethoscope(ids)
        case .devices, .goals, .sleepDetail, .intraday: return nil
        }
        return RecordSweep(listed, moments: stretch.moments, days: stretch.days, at: startedAt)
    }
}
