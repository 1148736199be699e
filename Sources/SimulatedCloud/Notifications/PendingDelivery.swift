/// A notification on its way to one callback.
struct PendingDelivery {
    /// Seconds after the first try at which the rounds begin.
    static let rounds = [0.0, 10, 60, 3_600, 14_400]
    static let attemptsInRound = 2

    var notification: CloudNotification
    var subscription: Subscription
    /// When the first round was due.
    var first: Double
    var round = 0
    var due: Double

    init(_ notification: CloudNotification, to subscription: Subscription, due: Double) {
        self.notification = notification
        self.subscription = subscription
        first = due
        self.due = due
    }

    /// The same in the next round; nil after the last one.
    func afterFailure() -> PendingDelivery? {
        guard round + 1 < Self.rounds.count else { return nil }
        var next = self
        next.round += 1
        next.due = first + Self.rounds[next.round]
        return next
    }
}
