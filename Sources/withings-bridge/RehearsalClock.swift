import Foundation
import WithingsModel

/// A clock that began to run faster at a moment of the past: everybody who knows that moment and the rate reads the same.
struct RehearsalClock: WallClock {
    /// Seconds since 1970 at which it still told the true time.
    let since: Double
    let rate: Double
    /// Seconds by which it is wrong besides.
    var ahead = 0.0
    /// True seconds after which it is put right; nil for never.
    var correctedAfter: Double?

    var now: Double {
        let trueTime = Date().timeIntervalSince1970
        let isRight = correctedAfter.map { trueTime - since >= $0 } ?? false
        return (isRight ? 0 : ahead) + since + (trueTime - since) * rate
    }
    var uptime: Double { SystemWallClock().uptime * rate }

    func sleep(seconds: Double) async throws { try await SystemWallClock().sleep(seconds: seconds / rate) }
}
