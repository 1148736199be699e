import BridgeConfiguration
import Logging
import ServiceLifecycle
import WithingsModel

/// Waits, while the program has nothing to do because no `withings:` block names an application, for a file that has one:
/// who copies `configuration.yaml` into the directory need not start the program again.
///
/// What the pages write is left to their own button: their visitor is still entering things.
struct ConfigurationArrival: Service {
    let folder: ConfigurationFolder
    let environment: [String: String]
    /// Of the file by which this run began.
    let fingerprint: String
    let ownWrites: OwnWrites
    let clock: any WallClock
    let logger: Logger
    let onArrival: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown { await wait() }
        try await gracefulShutdown()
    }

    /// Returns when one has come and was told, or when nobody waits any more.
    func wait() async {
        var last = fingerprint
        while (try? await clock.sleep(seconds: 1)) != nil {
            let check = folder.check(environment: environment)
            // Looked at twice: a file that is still being copied changes, and what the pages write is said right after.
            let isSettled = check.fingerprint == last
            last = check.fingerprint
            guard isSettled, check.fingerprint != fingerprint, check.settings?.withings != nil,
                await ownWrites.newest != check.fingerprint
            else { continue }
            logger.notice("A configuration has come; it is applied.")
            await onArrival()
            return
        }
    }
}
