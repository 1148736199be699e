import SimulatedCloud
import Sync
import TestSupport

extension Year {
    private static let faults: [CloudFault] = [
        .httpStatus(500), .httpStatus(503), .html(status: 502), .html(status: 200), .truncated, .emptyBody,
        .connectionClosed, .cut, .doubledRows, .standingCursor, .tooManyRequests(retryAfter: 30),
        .bodyStatus(522, error: "Timeout"), .bodyStatus(601, error: "Too many", waitSeconds: 20),
        .bodyStatus(601, error: "Too many"), .bodyStatus(2_556, error: "An error occurred"),
    ]
    /// At the token endpoint this would be Withings' word that the link is ended.
    private static let refusal = CloudFault.bodyStatus(401, error: "invalid_token")
    private static let paths = [
        "/measure", "/v2/measure", "/v2/sleep", "/v2/heart", "/v2/user", "/v2/oauth2", "/notify",
    ]

    /// What goes wrong in the next hours.
    func trouble() {
        let cloud = cloud
        if random.chance(0.25) {
            let path = Self.paths.randomElement(using: &random) ?? "/measure"
            let isRefusal = path != "/v2/oauth2" && random.chance(0.06)
            let fault = isRefusal ? Self.refusal : Self.faults.randomElement(using: &random) ?? .emptyBody
            let times = Int.random(in: 1...4, using: &random)
            let afterWork = random.chance(0.5)
            _ = try? world.run { await cloud.fail(path, times: times, with: fault, afterWork: afterWork) }
        }
        guard let bridge else { return }
        bridge.wire.weather = RoughWire.Weather(
            lost: random.chance(0.1) ? 0.3 : 0,
            slow: random.chance(0.1) ? 0.5 : 0,
            isDown: random.chance(0.03)
        )
        bridge.fate.isDiskFull = random.chance(0.03)
        if random.chance(0.06) { bridge.fate.strike(after: Int.random(in: 0...40, using: &random)) }
        if random.chance(0.03) {
            // Somebody sets the clock wrong, or right again.
            let error = random.chance(0.5) ? 0 : Double.random(in: -3_600...3_600, using: &random).rounded()
            clock.jump(by: error - clockError)
            clockError = error
            door.noteClock(isWrong: error != 0)
        }
        if random.chance(0.03), let service = self.bridge?.service {
            _ = try? world.run { await service.rereadEverything() }
        }
    }
}
