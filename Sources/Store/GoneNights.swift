import WithingsModel

/// Which segments of sleep went with their nights: a night that was deleted at Withings leaves a tombstone, and no longer
/// says anything of how somebody slept. Its segments are removed then, and none that come later are shown until a night
/// that is there has them; should it be listed again, its course is fetched again.
package struct GoneNights: Sendable {
    package struct Span: Sendable, Equatable {
        package var startAt: EpochSeconds
        package var endAt: EpochSeconds
        package var deviceID: String?
        package init(startAt: EpochSeconds, endAt: EpochSeconds, deviceID: String?) {
            self.startAt = startAt
            self.endAt = endAt
            self.deviceID = deviceID
        }

        fileprivate func holds(_ segment: SleepSegment) -> Bool {
            segment.startAt >= startAt && segment.startAt < endAt
                && (deviceID == nil || segment.deviceID == nil || deviceID == segment.deviceID)
        }
    }

    private let gone: [Span]
    private let kept: [Span]

    /// - Parameters:
    ///   - gone: the nights with a tombstone.
    ///   - kept: those without.
    package init(gone: [Span], kept: [Span]) {
        self.gone = gone
        self.kept = kept
    }

    /// The segments that belong to no deleted night, or to another one that is there.
    package func remaining(of segments: [SleepSegment]) -> [SleepSegment] {
        guard !gone.isEmpty else { return segments }
        return segments.filter { segment in
            !gone.contains { $0.holds(segment) } || kept.contains { $0.holds(segment) }
        }
    }
}
