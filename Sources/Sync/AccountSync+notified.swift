import Foundation
import Logging
import Store
import WithingsModel

extension AccountSync {
    /// Seconds that notifications of one kind are collected, and the least between two questions for it: Withings
    /// refuses the same question within ten seconds.
    private static let collecting = 1.0
    private static let shortestPause = 11.0
    /// So many looks for deletions notifications may lead to within ``lookWindow`` seconds.
    static let mostLooks = 5
    private static let lookWindow = 600.0
    /// What a flood leaves beyond that is left to the daily reading.
    private static let mostSuspicions = 32
    /// Seconds between two looks at everything.
    private static let strangePause = 600.0
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
            suspect(kind, notification)
            notice(kind, notBefore: clock.uptime + Self.collecting)
        }
        if category.isUnheardOf { noticeEverything() } else if category.kinds.isEmpty { return }
        await alarm.ring()
    }

    private func notice(_ kind: RecordKind, notBefore time: Double) {
        let earliest = max(time, (askedAt[kind] ?? -.infinity) + Self.shortestPause)
        noticedAt[kind] = min(noticedAt[kind] ?? .infinity, earliest)
    }

    /// Something is new that this program has no word for, so that it is looked for everywhere: once for as many notifications
    /// as come, and not again for a while. It proves no kind's notifications to work.
    private func noticeEverything() {
        guard strangeAt <= clock.uptime else { return }
        strangeAt = max(clock.uptime + Self.collecting, strangeAt + Self.strangePause)
        for kind in RecordKind.refreshed { notice(kind, notBefore: strangeAt) }
    }

    /// A notification may be about something deleted. Unless the refresh finds what it announces, its stretch is read
    /// again; now and then only, however many notifications come.
    private func suspect(_ kind: RecordKind, _ notification: WithingsNotification) {
        guard let suspicion = Suspicion(notification, now: latestNow) else { return }
        var known = suspects[kind] ?? []
        guard !known.contains(suspicion) else { return }
        known.append(suspicion)
        suspects[kind] = Array(known.suffix(Self.mostSuspicions))
        let step = HistoryStep.suspect(kind)
        let looks = suspectedAt[kind] ?? []
        let free = looks.count < Self.mostLooks ? -.infinity : (looks.first ?? -.infinity) + Self.lookWindow
        let earliest = max(free, (looks.last ?? -.infinity) + Self.shortestPause)
        historyRetryAt[step] = max(historyRetryAt[step] ?? -.infinity, earliest)
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
        // Withings wrote the time, so that its clock counts where this machine's is behind.
        guard event.at <= believedNow + Self.bedEventAhead, event.at >= now - Self.bedEventLife else { return }
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
