import ServiceLifecycle
import Sync
import UnixSignals

/// Refreshes everybody when the command `withings-bridge sync` knocks (SIGUSR1).
struct SyncSignal: Service {
    let sync: SyncService

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sigusr1) {
                await sync.syncNow(nil)
            }
        }
    }
}
