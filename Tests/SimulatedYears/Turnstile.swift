import TestSupport

/// Lets one in at a time, in the order in which they came.
final class Turnstile: Sendable {
    private let state = Guarded((isTaken: false, waiting: [CheckedContinuation<Void, Never>]()))

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.with { state in
                if state.isTaken {
                    state.waiting.append(continuation)
                    return false
                }
                state.isTaken = true
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.with { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
