import WithingsModel

extension SleepSegment {
    /// No stretch in one state lasts longer; what claims to must not sweep everything after it away.
    private static let longest: EpochSeconds = 2 * 86_400

    /// The moments at which segments begin that this one takes the place of: a night that is revised comes with other
    /// boundaries, and whatever the same device had begin within a segment is of an older version.
    package var replacedBeginnings: Range<EpochSeconds> {
        let end = min(max(endAt, startAt.saturatingAdding(1)), startAt.saturatingAdding(Self.longest))
        return startAt..<max(startAt, end)
    }

    /// Whether the segment has a moment of the range.
    package func touches(_ range: Range<EpochSeconds>) -> Bool {
        !range.isEmpty && startAt < range.upperBound && max(endAt, startAt.saturatingAdding(1)) > range.lowerBound
    }

    /// The order in which segments are kept and listed.
    package func isEarlier(than other: SleepSegment) -> Bool {
        (startAt, endAt, deviceID ?? "", state.rawValue)
            < (other.startAt, other.endAt, other.deviceID ?? "", other.state.rawValue)
    }

    /// What is kept once a page of one device's segments is there beside what was kept of it, and what that changed.
    ///
    /// Of segments with the same bounds and state in one page the last counts.
    ///
    /// - Parameter window: where the page has all there are. A segment that reaches out of it may not have been listed for
    ///   that, and stays.
    package static func merge(
        _ page: [SleepSegment],
        into stored: [SleepSegment],
        completeIn window: Range<EpochSeconds>? = nil
    ) -> (kept: [SleepSegment], change: RecordChange) {
        var latest: [Identity: SleepSegment] = [:]
        for segment in page { latest[Identity(of: segment)] = segment }
        let listed = latest.values.sorted { $0.isEarlier(than: $1) }
        let before = Set(stored)
        let others = stored.filter { latest[Identity(of: $0)] != $0 }.sorted { $0.isEarlier(than: $1) }
        var change = RecordChange()
        for segment in listed where !before.contains(segment) {
            let next = others.partitioningIndex { $0.startAt >= segment.startAt }
            let isRevision = next < others.count && segment.replacedBeginnings.contains(others[next].startAt)
            change.add(isRevision ? .changed : .added)
        }
        // How far the segments up to each one reach.
        var reach: [EpochSeconds] = []
        for segment in listed { reach.append(max(reach.last ?? .min, segment.replacedBeginnings.upperBound)) }
        let kept = others.filter { old in
            // The page says nothing of what begins elsewhere: several courses of one device may overlap.
            if let window, !window.contains(old.startAt) { return true }
            let after = listed.partitioningIndex { $0.startAt > old.startAt }
            guard after == 0 || reach[after - 1] <= old.startAt else { return false }
            guard let window, old.endAt <= window.upperBound else { return true }
            change.changed += 1
            return false
        }
        return ((kept + listed).sorted { $0.isEarlier(than: $1) }, change)
    }

    private struct Identity: Hashable {
        var startAt: EpochSeconds
        var endAt: EpochSeconds
        var state: SleepState

        init(of segment: SleepSegment) {
            startAt = segment.startAt
            endAt = segment.endAt
            state = segment.state
        }
    }
}

extension Array {
    /// The place of the first element for which the condition holds, where it holds for every one after it.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension EpochSeconds {
    fileprivate func saturatingAdding(_ seconds: EpochSeconds) -> EpochSeconds {
        let (sum, overflow) = addingReportingOverflow(seconds)
        return overflow ? .max : sum
    }
}
