import Foundation
import WithingsModel

/// When the night that is just over is asked for again: Withings computes it after waking, and may revise it without
/// saying so, until it calls it complete.
struct NightChase: Sendable, Equatable {
    /// Seconds after waking.
    static let steps: [EpochSeconds] = [600, 1_800, 3_600, 7_200, 14_400]
    /// Who has not slept with a device for so long is not expected to.
    private static let habit: EpochSeconds = 7 * 86_400

    /// When the person woke up, got up, or usually does.
    let wokeAt: EpochSeconds
    /// The night that is not complete; nil where it is missing altogether.
    let unfinished: SleepSummary?

    /// nil where there is nothing to ask for again.
    ///
    /// - Parameters:
    ///   - nights: the latest stretches of sleep, newest first.
    ///   - gotUpAt: when the person last got out of a bed that notices it.
    init?(nights: [SleepSummary], gotUpAt: EpochSeconds?, now: EpochSeconds) {
        guard let latest = nights.first, latest.endAt > now - Self.habit else { return nil }
        let zone = latest.timeZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        let today = LocalDay(of: now, in: zone)
        let tonight = nights.filter { $0.day == today || $0.day == today.adding(days: 1) }
        if !tonight.isEmpty {
            guard let open = tonight.first(where: { $0.isCompleted == false }) else { return nil }
            unfinished = open
            wokeAt = open.endAt
            return
        }
        unfinished = nil
        let start = today.start(in: zone)
        if let gotUpAt, gotUpAt >= start, gotUpAt <= now {
            wokeAt = gotUpAt
        } else {
            wokeAt = start + Self.usualWaking(nights, in: zone)
        }
    }

    /// Seconds after midnight at which the person usually wakes up: the middle of the last nights, naps aside.
    private static func usualWaking(_ nights: [SleepSummary], in zone: TimeZone) -> EpochSeconds {
        let times = nights.filter { $0.endAt - $0.startAt >= 3 * 3_600 }.prefix(9).map { night in
            night.endAt - LocalDay(of: night.endAt, in: zone).start(in: zone)
        }.sorted()
        return times.isEmpty ? 7 * 3_600 : times[times.count / 2]
    }

    /// When to ask next, after having asked at a moment; nil where it was asked for often enough.
    func next(after asked: EpochSeconds) -> EpochSeconds? {
        Self.steps.map { wokeAt + $0 }.first { $0 > asked }
    }
}
