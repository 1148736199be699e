import Logging
import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    /// How far back nights are looked at.
    private static let nightsLookedAt = 20

    /// What follows from the nights that are kept now: beds that are empty, and the next time to ask.
    func followNights() async throws(SyncFault) {
        if isChasing {
            isChasing = false
            try await askForTodaysNights()
        }
        let nights = try await stored { () async throws in
            try await store.latestSleep(of: user, limit: Self.nightsLookedAt)
        }
        try await reconcileBeds(with: nights)
        planChase(nights)
    }

    /// When the night is asked for again, if it is.
    private func planChase(_ nights: [SleepSummary]) {
        let now = clock.nowSeconds
        let chase = NightChase(nights: nights, gotUpAt: gotUpAt, now: now)
        chaseAt = chase?.next(after: nightsAskedAt).map { clock.uptime + Double(max(0, $0 - now)) }
    }

    /// Asks for the nights of today by their day: a night that is now called complete need not have a new `modified`.
    private func askForTodaysNights() async throws(SyncFault) {
        let now = clock.nowSeconds
        nightsAskedAt = now
        let stretch = RecordStretch.trailing(days: 1, at: now)
        var offset: Int64?
        repeat {
            let page = try await calls.page(
                of: .sleep,
                .again(stretch, .fresh),
                offset: offset,
                receivedAt: now
            )
            try await noteDetails(of: page.records)
            try await keep(page.records, isNews: !isFirstTurn)
            offset = page.nextOffset
        } while offset != nil
        let nights = try await stored { () async throws in try await store.latestSleep(of: user, limit: 4) }
        if let open = NightChase(nights: nights, gotUpAt: gotUpAt, now: now)?.unfinished {
            looks.formUnion(DetailWindow.nights(from: open.startAt, to: open.endAt))
        }
    }

    /// Somebody who is in bed by the last notification, and whose night ended since, is not in bed: the notification
    /// that they got up was lost. This corrects what is kept and tells nobody.
    private func reconcileBeds(with nights: [SleepSummary]) async throws(SyncFault) {
        let beds = try await stored { () async throws in try await store.latestBedEvents(of: user) }
        for event in beds where event.isInBed {
            let night = nights.filter { night in
                night.isCompleted != false && night.startAt <= event.at + 3 * 3_600 && night.endAt > event.at
                    && (night.deviceID == event.deviceID
                        || (night.deviceID == nil || event.deviceID == nil) && night.deviceClass != 16)
            }.max { $0.endAt < $1.endAt }
            guard let night, night.endAt <= believedNow + 300 else { continue }
            let correction = BedEvent(
                deviceID: event.deviceID,
                at: night.endAt,
                isInBed: false,
                origin: .sleep,
                receivedAt: clock.nowSeconds
            )
            let isNew = try await stored { () async throws in try await store.save(correction, of: user) }
            if isNew { noteChange() }
        }
    }
}
