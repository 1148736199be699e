import Foundation
import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    /// Seconds between two looks into a day or a night of which no summary changed.
    private static let lookInterval = 1_800.0
    /// How often an answer may break off until its window counts as fetched.
    private static let mostCuts = 4

    /// Queues the windows of whatever is new or different in a page, before it is kept. What the history of details will
    /// come by anyway is left to it.
    func noteDetails(of records: RecordPage) async throws(SyncFault) {
        let windows = try await stored { () async throws in
            try await changedNights(records.sleep) + changedDays(records.activity)
        }.filter { window in
            let reached = cursors[window.kind]?.backfill.reachedBackTo ?? .max
            return window.to > clock.nowSeconds - 2 * 86_400 || window.to > reached - 86_400
        }
        try await enqueue(windows)
    }

    func enqueue(_ windows: [DetailWindow]) async throws(SyncFault) {
        let before = queue
        queue.add(windows)
        if queue != before { try await writeQueue() }
    }

    private func writeQueue() async throws(SyncFault) {
        let queue = queue
        try await stored { () async throws in try await queue.write(of: user, to: store) }
    }

    private func changedNights(_ nights: [SleepSummary]) async throws -> [DetailWindow] {
        guard let first = nights.map(\.endAt).min(), let last = nights.map(\.endAt).max() else { return [] }
        let kept = try await store.sleep(of: user, endingIn: first - 86_400..<last + 86_400)
        let known = Dictionary(kept.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
        return nights.filter { night in
            guard let old = known[night.id] else { return true }
            return (old.modifiedAt, old.startAt, old.endAt) != (night.modifiedAt, night.startAt, night.endAt)
        }.flatMap { DetailWindow.nights(from: $0.startAt, to: $0.endAt) }
    }

    private func changedDays(_ rows: [DailyActivity]) async throws -> [DetailWindow] {
        guard let first = rows.map(\.day).min(), let last = rows.map(\.day).max() else { return [] }
        let kept = Set(try await store.activity(of: user, in: first...last))
        return rows.filter { !kept.contains($0) }.flatMap(\.windows)
    }

    /// A watch or tracker that was in touch with Withings since the last look has handed over what it noted, whether or not
    /// the day's sum says so yet: this very turn looks into today.
    func noteContacts(_ devices: [Device], before: [Device]) {
        let known = Dictionary(before.map { ($0.id, $0.lastSessionAt) }, uniquingKeysWith: { _, later in later })
        let isInTouch = devices.contains { device in
            guard device.notesDays, let contact = device.lastSessionAt else { return false }
            return contact > (known[device.id] ?? nil) ?? .min
        }
        if isInTouch { lookedAt[.intraday] = nil }
    }

    /// Looks into today and the night now and then, though no summary may have changed: a watch hands over heart rates
    /// and a mat the course of a night before any summary says so.
    func lookAround() async {
        for kind in RecordKind.details where cursors[kind.summary]?.lastModified != nil && faults[kind] == nil {
            guard clock.uptime - (lookedAt[kind] ?? -.infinity) >= Self.lookInterval - 1 else { continue }
            let isFirst = lookedAt[kind] == nil
            lookedAt[kind] = clock.uptime
            looks.formUnion((try? await currentWindows(of: kind, isFirst: isFirst)) ?? [])
        }
    }

    private func currentWindows(of kind: RecordKind, isFirst: Bool) async throws -> [DetailWindow] {
        let now = clock.nowSeconds
        if kind == .sleepDetail {
            // Nobody knows of the very first night before its summary; whose last one is long ago has no such device any more.
            let last = try await store.latestSleep(of: user, limit: 1).first
            guard last.map({ $0.endAt > now - 14 * 86_400 }) ?? true else { return [] }
            let usual = now - 16 * 3_600
            let yesterday = now - DetailWindow.longest
            let nights = try await store.sleep(of: user, endingIn: yesterday..<now + DetailWindow.longest)
            // A night is looked at from its beginning: half of one would be taken for the whole. One that began more than a
            // day ago takes a second request, which the first look of a run is worth: whoever is linked late in the evening
            // wants to see last night.
            let starts = nights.map(\.startAt).filter { isFirst || $0 >= yesterday }
            return DetailWindow.nights(from: min(usual, starts.min() ?? usual), to: now)
        }
        // A watch may have noted something before the first day is summed up.
        let row = try await store.latestActivity(of: user, limit: 1).first
        let zone = row?.zone ?? .gmt
        let today = LocalDay(of: now, in: zone)
        guard row.map({ $0.day >= today.adding(days: -7) }) ?? true else { return [] }
        // What a watch noted late in the evening arrives in the morning.
        let isEarly = now - today.start(in: zone) < 6 * 3_600
        return DetailWindow.day(today, in: zone) + (isEarly ? DetailWindow.day(today.adding(days: -1), in: zone) : [])
    }

    /// Whether the next turn has something to fetch of a kind of detail.
    func hasFreshDetail(_ kind: RecordKind) -> Bool {
        !queue.fresh(kind, at: clock.nowSeconds).isEmpty || looks.contains { $0.kind == kind }
    }

    /// Fetches what is fresh of a kind of detail, newest first.
    func refreshDetail(_ kind: RecordKind) async throws(SyncFault) {
        while let window = queue.fresh(kind, at: clock.nowSeconds).first ?? looks.first(where: { $0.kind == kind }) {
            let page = try await detail(in: window, priority: .fresh)
            try await keepBeside(page.beside, of: kind)
            if isCut(page, of: window) {
                try await keep(page.records)
                throw .listWasCut
            }
            // A complete day or night replaces the look that was to be had into the same window.
            looks.remove(window)
            try await keepSuccess(page.records, of: kind, lastModified: nil)
            try await dequeue(window)
        }
    }

    /// What lies within a window, to be kept at once.
    func detail(in window: DetailWindow, priority: RequestBudget.Priority) async throws(SyncFault) -> FetchedPage {
        let before = coursesKept
        var page = try await calls.detail(in: window, priority: priority, receivedAt: clock.nowSeconds)
        guard window.kind == .sleepDetail else { return page }
        // Turns and history go on side by side: what another answer brought meanwhile need not be in this one.
        if coursesKept != before { page.records.sleepWindow = nil }
        coursesKept += 1
        return page
    }

    /// Whether an answer breaks off, so that its window is to be asked for again; after a few times what came has to do.
    func isCut(_ page: FetchedPage, of window: DetailWindow) -> Bool {
        let times = page.isCutShort ? detailCuts[window, default: 0] + 1 : 0
        let isCut = (1...Self.mostCuts).contains(times)
        detailCuts[window] = isCut ? times : nil
        return isCut
    }

    func dequeue(_ window: DetailWindow) async throws(SyncFault) {
        let before = queue
        queue.remove(window)
        // While hundreds wait, writing them down after each would be more work than fetching one twice.
        if queue != before, queue.windows.count < 50 || queue.windows.count % 25 == 0 { try await writeQueue() }
    }
}

extension Device {
    /// Whether it notes something by the minute all day long: what it is not said to be may be one that does.
    fileprivate var notesDays: Bool {
        let others: Set = [
            "scale", "blood pressure monitor", "sleep monitor", "smart connected thermometer", "babyphone", "gateway",
            "pulse oximeter", "urine scanner", "iglucose", "lingo",
        ]
        return type.map { !others.contains($0.lowercased()) } ?? true
    }
}

extension DailyActivity {
    var zone: TimeZone { timeZone.flatMap(TimeZone.init(identifier:)) ?? .gmt }

    /// The windows of the day that the row is about.
    var windows: [DetailWindow] { DetailWindow.day(day, in: zone) }
}
