extension SimulatedCloud {
    /// Tells whoever subscribed; without a way to reach callbacks nobody is told.
    package func raise(_ notification: CloudNotification) {
        guard caller != nil else { return }
        for subscription in subscriptions.entries
        where subscription.userID == notification.userID && subscription.category == notification.category
            && subscription.isServed
        {
            send(notification, to: subscription)
        }
    }

    func raise(_ notifications: [CloudNotification]) {
        var told: [CloudNotification] = []
        for notification in notifications where !told.contains(notification) {
            told.append(notification)
            raise(notification)
        }
    }

    private func send(_ notification: CloudNotification, to subscription: Subscription) {
        let due = now() + rules.notificationDelay
        let troubles = rules.notificationTroubles
        guard !troubles.isNone else {
            outbox.append(PendingDelivery(notification, to: subscription, due: due))
            return
        }
        guard !chance.chance(troubles.lost) else { return }
        for _ in 0..<(chance.chance(troubles.doubled) ? 2 : 1) {
            let wait = chance.chance(troubles.late) ? troubles.lateness * chance.unit() : 0
            outbox.append(PendingDelivery(notification, to: subscription, due: due + wait))
        }
    }

    /// When the next notification is due, in the cloud's own time; nil if none waits.
    package var nextDelivery: Double? { outbox.map(\.due).min() }

    /// Tells everything that is due by now. The server does so by itself; on a virtual clock the test does.
    package func deliverDue() async {
        guard let caller else { return }
        let moment = now()
        let due = outbox.filter { $0.due <= moment }.sorted { $0.due < $1.due }
        outbox.removeAll { $0.due <= moment }
        for delivery in due { await tell(delivery, caller) }
    }

    private func tell(_ delivery: PendingDelivery, _ caller: any CallbackCaller) async {
        let form = delivery.notification.form
        let callback = delivery.subscription.callback
        for _ in 0..<PendingDelivery.attemptsInRound {
            let status = await caller.post(reached(callback), form: form)
            let attempt = CloudDelivery(time: now(), callback: callback, form: form, status: status)
            deliveries.append(attempt)
            if attempt.wasTaken {
                subscriptions.settle(delivery.subscription, wasTold: true, now: now(), rules.cancellation)
                return
            }
        }
        if let next = delivery.afterFailure() {
            outbox.append(next)
        } else {
            subscriptions.settle(delivery.subscription, wasTold: false, now: now(), rules.cancellation)
        }
    }

    /// How callbacks are reached. A server that runs reaches them over HTTP and delivers by itself; whoever sets this
    /// before calls ``deliverDue()`` when it is time.
    package func reachCallbacks(by caller: any CallbackCaller) { self.caller = caller }

    /// - Returns: false if somebody else does so already.
    func reachCallbacksOverHTTP() -> Bool {
        guard caller == nil else { return false }
        caller = HTTPCallbackCaller()
        return true
    }

    /// Leads a public origin to another one, as a reverse proxy would: `https://bridge.example` to loopback, say.
    package func lead(_ origin: String, to target: String) { origins[origin] = target }

    /// Where a callback is really reached.
    func reached(_ callback: String) -> String {
        for (origin, target) in origins where callback.hasPrefix(origin) {
            return target + callback.dropFirst(origin.count)
        }
        return callback
    }
}
