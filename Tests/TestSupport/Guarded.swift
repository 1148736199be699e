import Foundation

/// A value behind a lock, for test doubles that are called from everywhere.
public final class Guarded<Value>: @unchecked Sendable {
    // Unchecked: `value` is only touched while `lock` is held.
    private let lock = NSLock()
    private var value: Value

    public init(_ value: Value) {
        self.value = value
    }

    /// Runs a closure on the value while nobody else can.
    public func with<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
