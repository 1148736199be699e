import Foundation

/// Runs every task of this process on the thread that calls ``drain()``, one job after the other, so that a simulation
/// goes the same way each time and knows exactly when nobody has anything left to do.
///
/// Work that is done on other threads, as SQLite's is, is announced with ``begin()`` and ``end()``: what it brings is
/// taken up when everybody else has come to rest, never in between.
final class SerialWorld: TaskExecutor, @unchecked Sendable {
    // Unchecked: what changes is touched only while `condition` is locked.
    private let condition = NSCondition()
    private var ready: [UnownedJob] = []
    private var next = 0
    private var arrived: [UnownedJob] = []
    private var outside = 0
    private let thread = pthread_self()

    /// Work that stands still though nobody holds it up.
    struct Stuck: Error {}

    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    /// The one world of this process, made on the thread that drains it.
    static let shared = SerialWorld()

    /// Takes over from Swift's own threads.
    ///
    /// - Returns: false where this Swift does not let it.
    func takeOver() -> Bool {
        guard let symbol = dlsym(dlopen(nil, RTLD_LAZY), "swift_task_enqueueGlobal_hook") else { return false }
        symbol.assumingMemoryBound(to: Hook.self).pointee = { job, _ in SerialWorld.shared.put(job) }
        return true
    }

    func enqueue(_ job: consuming ExecutorJob) { put(UnownedJob(job)) }

    private func put(_ job: UnownedJob) {
        condition.lock()
        defer { condition.unlock() }
        if pthread_equal(pthread_self(), thread) != 0 {
            ready.append(job)
        } else {
            arrived.append(job)
            condition.signal()
        }
    }

    /// Something is done on another thread now.
    func begin() { condition.withLock { outside += 1 } }

    /// It is over, and whoever waited for it goes on.
    func end() { condition.withLock { outside -= 1 } }

    /// Returns when nobody has anything to do before time goes on.
    func drain() {
        while let job = takeNext() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func takeNext() -> UnownedJob? {
        condition.lock()
        defer { condition.unlock() }
        if next < ready.count {
            defer { next += 1 }
            return ready[next]
        }
        ready.removeAll(keepingCapacity: true)
        next = 0
        while arrived.isEmpty, outside > 0 { condition.wait() }
        return arrived.isEmpty ? nil : arrived.removeFirst()
    }

    /// Does something that does not wait for time, to its end.
    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let outcome = Outcome<Value>()
        Task {
            do { outcome.result = .success(try await work()) } catch { outcome.result = .failure(error) }
        }
        drain()
        guard let result = outcome.result else { throw Stuck() }
        return try result.get()
    }

    private final class Outcome<Value>: @unchecked Sendable {
        // Unchecked: everything runs on one thread.
        var result: Result<Value, any Error>?
    }
}
