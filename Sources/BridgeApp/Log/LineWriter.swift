import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes lines to a file descriptor, and is never a reason to end or to wait: what cannot be written (a full disk, a reader
/// that is gone) is dropped and counted, and so is what a reader does not take.
package final class LineWriter: Sendable {
    package static let output = LineWriter(descriptor: 1)
    package static let errors = LineWriter(descriptor: 2)

    private struct State {
        var lost = 0
        /// The reader took nothing for a while: nobody waits for it again until it does.
        var isStuck = false
    }

    /// Below this a pipe that says it can be written takes everything at once.
    private static let piece = 4096
    /// How long a reader that is only slow is waited for, in milliseconds.
    private static let patience: CInt = 200

    private let descriptor: CInt
    private let state = Mutex(State())

    init(descriptor: CInt) { self.descriptor = descriptor }

    package func write(_ line: String) {
        state.withLock { state in
            if state.lost > 0 {
                guard put("(\(state.lost) lines could not be written here)\n", &state) else {
                    state.lost += 1
                    return
                }
                state.lost = 0
            }
            if !put(line, &state) { state.lost += 1 }
        }
    }

    private func put(_ text: String, _ state: inout State) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard isReady(&state) else { return false }
            let written = rest.prefix(Self.piece).withUnsafeBytes { bytes in
                systemWrite(descriptor, bytes.baseAddress, bytes.count)
            }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }

    private func isReady(_ state: inout State) -> Bool {
        var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&wish, 1, state.isStuck ? 0 : Self.patience)
        state.isStuck = ready == 0
        // An error shows itself when it is written.
        return ready != 0
    }
}

private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
