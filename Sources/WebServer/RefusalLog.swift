import Synchronization

/// Lets so many refused requests a minute into the log that an owner sees what goes wrong, and no more.
final class RefusalLog: Sendable {
    private struct Minute {
        var began: ContinuousClock.Instant
        var count = 0
    }

    private let minute: Mutex<Minute>
    private let now: @Sendable () -> ContinuousClock.Instant
    static let mostInAMinute = 30

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) {
        self.now = now
        minute = Mutex(Minute(began: now()))
    }

    func isHeard() -> Bool {
        let now = now()
        return minute.withLock { minute in
            if now - minute.began >= .seconds(60) { minute = Minute(began: now) }
            minute.count += 1
            return minute.count <= Self.mostInAMinute
        }
    }
}
