import Foundation
import Logging
import Store
import WithingsModel

extension AccountSync {
    /// Seconds that notifications of one kind are collected, and the least between two questions for it: Withings
    /// refuses the same question within ten seconds.
    private static let collecting = 1.0
    private static let shortestPause = 11.0
    /// Seconds between two looks for deletions that notifications lead to.
    private static let suspicionPause = 600.0
    /// Longer stretches are left to the daily reading.
    private static let longestSuspect: EpochSeconds = 40 * 86_400
    /// Seconds that a bed event may be late: Withings tries to deliver for some five hours.
    private static let bedEventLife: EpochSeconds = 12 * 3_600
    private static let bedEventAhead: EpochSeconds = 300

    /// Withings, or somebody who knows the address, says that there is something new. Only a hint: what is fetched is
    /// what is believed.
    func notified(_ notification: WithingsNotification) async {
        guard ownerFault == nil else { return }
        let category = notification.category
        await push.notified(category)
        switch category {
        case .bedIn, .bedOut: await takeBedEvent(notification)
        default: break
        }
        for kind in category.kinds {
            proof.announced(kind, at: clock.uptime)
            if kind == category.kinds.first { suspect(kind, notification) }
            let earliest = max(clock.uptime + Self.collecting, (askedAt[kind] ?? -.infinity) + Self.shortestPause)
            noticedAt[kind] = min(noticedAt[kind] ?? .infinity, earliest)
        }
        if !category.kinds.isEmpty { await alarm.ring() }
    }

    /// A notification may be about something deleted. If the refresh finds nothing new, the stretch is read again.
    private func suspect(_ kind: RecordKind, _ notification: WithingsNotification) {
        guard suspects[kind] == nil, clock.uptime - (suspectedAt[kind] ?? -.infinity) > Self.suspicionPause else {
            return
        }
        let now = clock.nowSeconds
        if let from = notification.startAt ?? notification.endAt {
            let to = notification.endAt ?? from
            guard from > 0, from <= to, to - from <= Self.longestSuspect, to <= now + 86_400 else { return }
            suspects[kind] = .around(from, to)
        } else if let day = notification.day {
            let start = day.start(in: .gmt)
            guard start <= now + 86_400 else { return }
            suspects[kind] = .around(start, start + 86_400)
        } else {
            return
        }
    }

    /// Events come late, doubled and out of order: one that is older than what is known of its mat changes nothing.
    private func takeBedEvent(_ notification: WithingsNotification) async {
        let now = clock.nowSeconds
        let event = BedEvent(
            deviceID: notification.deviceID,
            at: notification.at ?? now,
            isInBed: notification.category == .bedIn,
            origin: .notification,
            receivedAt: now
        )
        guard event.at <= now + Self.bedEventAhead, event.at >= now - Self.bedEventLife else { return }
        do {
            let known = try await store.latestBedEvents(of: user).first { $0.deviceID == event.deviceID }
            if let known, known.at > event.at { return }
            guard try await store.save(event, of: user) else { return }
        } catch {
            return logger.warning(
                "A bed event could not be kept",
                metadata: ["profile": "\(account.profile)", "reason": "\(SyncFault(error).code)"]
            )
        }
        if event.isInBed {
            gotUpAt = nil
        } else {
            gotUpAt = event.at
            lookedAt[.sleepDetail] = nil
        }
        note(event)
    }
}
