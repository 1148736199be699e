import BridgeConfiguration
import ServiceLifecycle
import WithingsModel

/// Waits, in safe mode, until somebody mends the configuration.
struct ConfigurationWatch: Service {
    let folder: ConfigurationFolder
    let environment: [String: String]
    let brokenFingerprint: String
    let clock: any WallClock
    let onMended: @Sendable () async -> Void

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var seen = brokenFingerprint
            while true {
                try await clock.sleep(seconds: 1)
                let check = folder.check(environment: environment)
                guard check.fingerprint != seen else { continue }
                seen = check.fingerprint
                if check.isValid { await onMended() }
            }
        }
        try await gracefulShutdown()
    }
}
