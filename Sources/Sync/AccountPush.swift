import Logging
import Store
import WithingsModel

/// Sees to it that Withings tells this program about one account: subscribes category by category, looks every few
/// hours whether all subscriptions are still there, and repairs what is missing. Subscriptions of other programs are
/// left alone.
actor AccountPush {
    let account: Account
    let calls: AccountCalls
    /// nil where there are to be no notifications; what was subscribed before is ended then.
    let callback: CallbackAddress?
    let documents: any DocumentStore
    let clock: any WallClock
    let logger: Logger

    var memory = PushMemory()
    var subscribed: Set<NotificationCategory> = []
    /// Welcome categories that Withings would not have; they are not asked for again until the next start.
    private var declined: Set<NotificationCategory> = []
    var categoryFaults: [NotificationCategory: AccountStatus.Fault] = [:]
    var checkedAt: EpochSeconds?
    var fault: AccountStatus.Fault?

    private var backoff = Backoff()
    private let alarm = Alarm()
    private var mayStart = false
    private var isMemoryRead = false
    private var writtenAt = -Double.infinity

    /// Seconds between two looks while all is well.
    static let lookInterval = 4.0 * 3_600
    /// Seconds between two calls, so that Withings is not pressed.
    static let space = 2.0
    /// Seconds between two looks after a failure at most.
    private static let longestWait = 3_600.0
    /// Seconds between two writings of when notifications came.
    private static let writingPause = 60.0

    init(
        account: Account,
        calls: AccountCalls,
        callback: CallbackAddress?,
        documents: any DocumentStore,
        clock: any WallClock,
        logger: Logger
    ) {
        self.account = account
        self.calls = calls
        self.callback = callback
        self.documents = documents
        self.clock = clock
        self.logger = logger
    }

    /// The categories that the person's permissions allow.
    var wanted: [NotificationCategory] { NotificationCategory.useful.filter(isAllowed) }

    private func isAllowed(_ category: NotificationCategory) -> Bool {
        account.scopes.isEmpty || account.scopes.contains(category.scope)
    }

    /// The first turn is over: fresh data come first.
    func mayLook() async {
        guard !mayStart else { return }
        mayStart = true
        await alarm.ring()
    }

    func run() async {
        while !mayStart, !Task.isCancelled { await alarm.sleep(seconds: Self.lookInterval, on: clock) }
        while !Task.isCancelled {
            var wait = Self.lookInterval
            do throws(SyncFault) {
                try await look()
                fault = nil
                backoff.reset()
                if callback == nil { return }
            } catch {
                switch error.remedy {
                case .stopped, .owner: return
                case .retry(let seconds): wait = next(asked: seconds)
                case .patience: wait = next(asked: Backoff.longest)
                }
                if fault?.code != error.code {
                    logger.warning(
                        "Notifications could not be set up",
                        metadata: ["profile": "\(account.profile)", "reason": "\(error.code)"]
                    )
                }
                fault = error.shown(at: clock.nowSeconds)
            }
            await alarm.sleep(seconds: wait, on: clock)
        }
    }

    private func next(asked: Double) -> Double {
        min(Self.longestWait, max(60, backoff.next(asked: asked, random: 0)) * Double(1 << min(backoff.failures, 6)))
    }

    /// Compares what Withings has with what there should be, and makes good the difference.
    private func look() async throws(SyncFault) {
        try await readMemory()
        guard callback != nil || !memory.prints.isEmpty else { return }
        let listed = try await calls.subscriptions()
        checkedAt = clock.nowSeconds
        try await endFormer(listed)
        guard let callback else { return }
        let now = clock.nowSeconds
        let ours = listed.filter { callback.isSame(as: $0.callbackURL) }
        subscribed = Set(ours.filter { ($0.expiresAt ?? .max) > now + 86_400 }.map(\.category))
        try await subscribe(to: wanted.filter { !subscribed.contains($0) }, callback)
        try await welcome(callback)
    }

    private func subscribe(to missing: [NotificationCategory], _ callback: CallbackAddress) async throws(SyncFault) {
        guard !missing.isEmpty else { return }
        try await remember(callback)
        for category in missing {
            try await pause()
            do throws(SyncFault) {
                try await calls.subscribe(to: category, callback)
                subscribed.insert(category)
                categoryFaults[category] = nil
            } catch {
                guard error.remedy == .patience else { throw error }
                let fault = error.isAboutAddress ? SyncFault.addressRefused(error) : error
                categoryFaults[category] = fault.shown(at: clock.nowSeconds)
                // An address that Withings cannot reach is no better for the next category.
                if error.isAboutAddress { throw fault }
            }
        }
        logger.info("Notifications are set up", metadata: ["profile": "\(account.profile)"])
    }

    /// Subscribes to what is worth having. Whatever Withings says to it is nobody's fault and shown to nobody.
    private func welcome(_ callback: CallbackAddress) async throws(SyncFault) {
        for category in NotificationCategory.welcome
        where isAllowed(category) && !subscribed.contains(category) && !declined.contains(category) {
            try await pause()
            do throws(SyncFault) {
                try await calls.subscribe(to: category, callback)
                subscribed.insert(category)
            } catch {
                switch error.remedy {
                case .stopped, .owner: throw error
                case .patience: declined.insert(category)
                // There will be another look.
                case .retry: return
                }
            }
        }
    }

    /// Ends what this program subscribed under an address that it has no longer.
    private func endFormer(_ listed: [NotificationSubscription]) async throws(SyncFault) {
        let former = memory.prints.subtracting(callback.map { [AddressPrint(of: $0.url)] } ?? [])
        guard !former.isEmpty else { return }
        for subscription in listed where former.contains(AddressPrint(of: subscription.callbackURL)) {
            do throws(SyncFault) {
                try await calls.unsubscribe(from: subscription)
            } catch {
                guard error.remedy == .patience else { throw error }
            }
            try await pause()
        }
        memory.prints.subtract(former)
        try await write()
    }

    /// Written down before the first subscription is made, so that none is ever forgotten.
    private func remember(_ callback: CallbackAddress) async throws(SyncFault) {
        guard memory.prints.insert(AddressPrint(of: callback.url)).inserted else { return }
        try await write()
    }

    private func pause() async throws(SyncFault) {
        do { try await clock.sleep(seconds: Self.space) } catch { throw .stopped }
    }

    private func readMemory() async throws(SyncFault) {
        guard !isMemoryRead else { return }
        do {
            let kept = try await PushMemory.read(of: account.user, from: documents)
            // Notifications may have come meanwhile.
            memory = PushMemory(
                notifiedAt: kept.notifiedAt.merging(memory.notifiedAt) { max($0, $1) },
                prints: kept.prints
            )
            isMemoryRead = true
        } catch {
            throw SyncFault(error)
        }
    }

    private func write() async throws(SyncFault) {
        do { try await memory.write(of: account.user, to: documents) } catch { throw SyncFault(error) }
        writtenAt = clock.uptime
    }

    /// A notification came.
    func notified(_ category: NotificationCategory) async {
        guard (NotificationCategory.useful + NotificationCategory.welcome).contains(category) else { return }
        memory.notifiedAt[category.rawValue] = clock.nowSeconds
        guard isMemoryRead, clock.uptime - writtenAt > Self.writingPause else { return }
        // When it came is nice to know after a restart, no more.
        try? await write()
    }

    func status(isTrusted: Bool) -> PushStatus {
        guard callback != nil else { return PushStatus() }
        let wanted = wanted
        let shown = NotificationCategory.useful + NotificationCategory.welcome.filter(subscribed.contains)
        let categories = shown.sorted().map { category in
            PushStatus.Category(
                category: category,
                state: subscribed.contains(category)
                    ? .subscribed : wanted.contains(category) ? .pending : .notAllowed,
                lastNotificationAt: memory.notifiedAt[category.rawValue],
                fault: categoryFaults[category]
            )
        }
        let isComplete = wanted.allSatisfy(subscribed.contains)
        let isFaulty = fault != nil || !categoryFaults.isEmpty
        let state: PushStatus.State =
            isTrusted && !subscribed.isEmpty
            ? .proven : isComplete ? .unproven : isFaulty ? .faulty : .pending
        return PushStatus(state: state, categories: categories, checkedAt: checkedAt, fault: fault)
    }
}
