import ServiceLifecycle
import WithingsModel

/// Gives the service manager a sign of life, but only while the program really works: a program that hangs is started
/// again.
struct Watchdog: Service {
    let notice: ServiceNotice
    let clock: any WallClock
    /// Whether the program works; must not wait for anything outside.
    let isWell: @Sendable () async -> Bool

    func run() async throws {
        guard let seconds = notice.watchdogSeconds else { return try await gracefulShutdown() }
        try? await cancelWhenGracefulShutdown {
            while true {
                if await isWell() { notice.alive() }
                try await clock.sleep(seconds: max(0.1, seconds / 3))
            }
        }
        try await gracefulShutdown()
    }
}
