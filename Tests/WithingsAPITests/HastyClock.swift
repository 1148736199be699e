import TestSupport
import WithingsModel

/// A clock on which time passes only while somebody looks.
struct HastyClock: WallClock {
    let secondsPerLook: Double
    private let looks = Guarded(0.0)

    init(secondsPerLook: Double) { self.secondsPerLook = secondsPerLook }

    var now: Double { 1_700_000_000 + uptime }

    var uptime: Double {
        looks.with {
            $0 += 1
            return $0 * secondsPerLook
        }
    }

    func sleep(seconds: Double) async throws {}
}
