import Foundation
import Glibc
import NIOConcurrencyHelpers

/// Holds at most one running process and ends it for certain.
package final class ProcessSlot: Sendable {
    package init() {}

    private let process = NIOLockedValueBox<Process?>(nil)

    package func hold(_ process: Process) {
        end(SIGKILL)
        self.process.withLockedValue { $0 = process }
    }

    package func signal(_ signal: Int32) {
        process.withLockedValue { process in
            if let process, process.isRunning { kill(process.processIdentifier, signal) }
        }
    }

    /// Sends the signal and waits until the process is gone.
    package func end(_ signal: Int32) {
        let process = self.process.withLockedValue { held -> Process? in
            defer { held = nil }
            return held
        }
        guard let process, process.isRunning else { return }
        kill(process.processIdentifier, signal)
        // The threads of Swift's pool block SIGTERM and a child inherits that: the polite request may never arrive.
        let deadline = ContinuousClock.now + .seconds(1)
        while process.isRunning, ContinuousClock.now < deadline { usleep(5_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
