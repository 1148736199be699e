import Dispatch

/// Runs the tasks that are given to it one job after the other, and says whether any is left.
package final class CountingHands: TaskExecutor {
    private let queue = DispatchQueue(label: "hands")
    private let jobs = Guarded(0)

    package init() {}

    package var areIdle: Bool { jobs.with { $0 == 0 } }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.with { $0 += 1 }
        queue.async {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
            self.jobs.with { $0 -= 1 }
        }
    }
}
