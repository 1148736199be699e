import Foundation
import WithingsModel

/// A clock that stands still until a test moves it.
///
/// Whoever sleeps on it wakes when the test has advanced it far enough, earliest first. A test that must not advance
/// before somebody sleeps awaits ``sleepers(atLeast:)`` first; nothing here depends on real time.
///
/// ```swift
/// let clock = ManualClock()
/// let work = Task { try await clock.sleep(seconds: 300) }
/// await clock.sleepers(atLeast: 1)
/// clock.advance(by: 300)
/// try await work.value
/// ```
public final class ManualClock: WallClock {
    private struct Sleeper {
        var wakesAt: Double
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Double
        var uptime = 0.0
        var nextNumber = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Guarded<State>

    /// - Parameter now: seconds since 1970 to start from; a Tuesday in November 2023 by default.
    public init(now: Double = 1_700_000_000) {
        state = Guarded(State(now: now))
    }

    public var now: Double { state.with { $0.now } }
    public var uptime: Double { state.with { $0.uptime } }

    /// How many are asleep right now.
    public var sleeperCount: Int { state.with { $0.sleepers.count } }

    /// How many seconds until the next one wakes; nil when nobody sleeps.
    public var secondsToNextWake: Double? {
        state.with { state in state.sleepers.values.map(\.wakesAt).min().map { $0 - state.uptime } }
    }

    /// Moves time on and wakes everybody whose time has come, in the order of their times.
    public func advance(by seconds: Double) {
        let woken = state.with { state -> [Sleeper] in
            state.now += seconds
            state.uptime += seconds
            // Sums of seconds may miss their mark by rounding.
            let due = state.sleepers.filter { $0.value.wakesAt <= state.uptime + 1e-6 }
            for number in due.keys { state.sleepers[number] = nil }
            return due.sorted { ($0.value.wakesAt, $0.key) < ($1.value.wakesAt, $1.key) }.map(\.value)
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Sets the time of day as an administrator or a time server would: nobody sleeps shorter or longer for it.
    public func jump(by seconds: Double) {
        state.with { $0.now += seconds }
    }

    /// Waits until at least so many are asleep.
    public func sleepers(atLeast count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.with { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    public func sleep(seconds: Double) async throws {
        try Task.checkCancellation()
        guard seconds > 0 else { return }
        let number = state.with { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                fallAsleep(number, seconds: seconds, continuation)
            }
        } onCancel: {
            wakeCancelled(number)
        }
    }

    private func fallAsleep(_ number: Int, seconds: Double, _ continuation: CheckedContinuation<Void, any Error>) {
        let (isCancelled, watchers) = state.with { state -> (Bool, [CheckedContinuation<Void, Never>]) in
            if state.cancelled.remove(number) != nil { return (true, []) }
            state.sleepers[number] = Sleeper(wakesAt: state.uptime + seconds, continuation: continuation)
            let content = state.watchers.filter { $0.count <= state.sleepers.count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (false, content)
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        for watcher in watchers { watcher.resume() }
    }

    private func wakeCancelled(_ number: Int) {
        let sleeper = state.with { state -> Sleeper? in
            if let sleeper = state.sleepers.removeValue(forKey: number) { return sleeper }
            // Cancelled before it fell asleep; a sleeper that was woken meanwhile never asks for this again.
            state.cancelled.insert(number)
            return nil
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
