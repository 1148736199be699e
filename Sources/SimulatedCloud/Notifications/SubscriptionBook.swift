/// Who wants to be told of what.
struct SubscriptionBook {
    private(set) var entries: [Subscription] = []

    func all(of holder: TokenHolder) -> [Subscription] {
        entries.filter { $0.userID == holder.userID && $0.clientID == holder.clientID }
    }

    mutating func add(_ subscription: Subscription) {
        remove { $0.isSame(as: subscription) }
        entries.append(subscription)
    }

    mutating func removeAll(userID: Int64, clientID: String?) {
        remove { $0.userID == userID && (clientID == nil || $0.clientID == clientID) }
    }

    /// How many there were.
    @discardableResult
    mutating func remove(_ isMeant: (Subscription) -> Bool) -> Int {
        let before = entries.count
        entries.removeAll(where: isMeant)
        return before - entries.count
    }

    /// Writes down how telling a callback went, and gives it up where the rule says so.
    mutating func settle(_ subscription: Subscription, wasTold: Bool, now: Double, _ rule: SubscriptionCancellation) {
        guard let place = entries.firstIndex(where: { $0.isSame(as: subscription) }) else { return }
        if wasTold {
            entries[place].failures = 0
            entries[place].failingSince = nil
            return
        }
        entries[place].failures += 1
        let since = entries[place].failingSince ?? now
        entries[place].failingSince = since
        let isOver =
            switch rule {
            case .afterFourFailures: entries[place].failures >= 4
            case .afterTwentyDays: now - since >= 20 * 86_400
            case .never: false
            }
        if isOver { entries.remove(at: place) }
    }
}
