import Dispatch

/// Hashes passwords one at a time away from Swift's cooperative threads, which must never be blocked. What comes in
/// while too many wait is refused, so that a flood of sign-ins costs neither memory nor everybody else's time.
actor PasswordHasher {
    private let queue = DispatchQueue(label: "withings-bridge.password")
    private var waiting = 0
    private let limit = 8

    func hash(_ password: String) async throws -> PasswordHash {
        try await run { try PasswordHash(password: password) }
    }

    func check(_ password: String, against hash: PasswordHash) async throws -> Bool {
        try await run { try hash.matches(password) }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard waiting < limit else {
            throw AccessError(.tooManyAttempts, "Too many people are signing in at once.", retryAfter: 1)
        }
        waiting += 1
        defer { waiting -= 1 }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
