/// Who wants to be told of what. Nothing is delivered and no callback is probed.
struct SubscriptionBook {
    private(set) var entries: [Subscription] = []

    func all(of holder: TokenHolder) -> [Subscription] {
        entries.filter { $0.userID == holder.userID && $0.clientID == holder.clientID }
    }

    mutating func add(_ subscription: Subscription) {
        remove { entry in
            entry.userID == subscription.userID && entry.clientID == subscription.clientID
                && entry.category == subscription.category && entry.callback == subscription.callback
        }
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
}
