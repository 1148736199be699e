import Store
import WithingsModel

/// Who is in bed at a moment: what the mats noticed, corrected by what was found out later.
///
/// A notification can get lost. A finished stretch of sleep that ended after somebody got into bed says that they are
/// out of it; and nobody stays in bed for longer than a day, so that after one it is unknown until there is news.
struct BedPresence {
    struct Mat: Equatable {
        /// nil where no notification names the mat.
        var deviceID: String?
        /// nil: nobody can say.
        var isInBed: Bool?
        /// Since when, or for unknown since when it was believed.
        var since: EpochSeconds
    }

    static let longest: EpochSeconds = 24 * 3_600

    let mats: [Mat]
    /// Until when nothing here changes by the clock alone.
    let unchangedUntil: EpochSeconds

    /// - Parameter events: for every mat the last one.
    init(_ events: [BedEvent], sleep: [SleepSummary], now: EpochSeconds) {
        var until = EpochSeconds.max
        mats = Self.lastOfEach(events).map { event in
            var mat = Mat(deviceID: event.deviceID, isInBed: event.isInBed, since: event.at)
            guard event.isInBed else { return mat }
            if let end = Self.end(of: event, in: sleep) {
                mat.isInBed = false
                mat.since = end
            } else if now - event.at > Self.longest {
                mat.isInBed = nil
            } else {
                until = min(until, event.at + Self.longest + 1)
            }
            return mat
        }
        unchangedUntil = max(until, now + 1)
    }

    /// The person, whatever mat: in bed if they are on any, else as the mat says that was heard of last.
    var person: Mat? {
        let occupied = mats.filter { $0.isInBed == true }
        return (occupied.isEmpty ? mats : occupied).max { $0.since < $1.since }
    }

    /// What names no mat belongs to the only one there is; beside several it counts only while it is the latest.
    private static func lastOfEach(_ events: [BedEvent]) -> [BedEvent] {
        func isEarlier(_ one: BedEvent, _ other: BedEvent) -> Bool {
            (one.at, one.receivedAt) < (other.at, other.receivedAt)
        }
        var last: [String: BedEvent] = [:]
        for event in events {
            guard let id = event.deviceID else { continue }
            if let other = last[id], isEarlier(event, other) { continue }
            last[id] = event
        }
        let named = last.values.sorted { ($0.deviceID ?? "") < ($1.deviceID ?? "") }
        guard let nameless = events.filter({ $0.deviceID == nil }).max(by: isEarlier) else { return named }
        guard named.allSatisfy({ isEarlier($0, nameless) }) else { return named }
        guard named.count == 1, var only = named.first else { return named + [nameless] }
        only.at = nameless.at
        only.isInBed = nameless.isInBed
        only.origin = nameless.origin
        only.receivedAt = nameless.receivedAt
        return [only]
    }

    /// When the stretch ended that somebody is still in bed for by the last notification. One that Withings may still
    /// revise ends nothing: they may have gone on sleeping.
    static func end(of event: BedEvent, in sleep: [SleepSummary]) -> EpochSeconds? {
        let mat = 32
        return sleep.filter { stretch in
            guard stretch.isCompleted != false, stretch.endAt > event.at else { return false }
            if let seen = stretch.deviceID, let told = event.deviceID { return seen == told }
            return stretch.deviceClass == mat || stretch.deviceClass == nil
        }
        .map(\.endAt).max()
    }
}
