import TestSupport
import WithingsAPI
import WithingsModel

/// The network between one life of the program and the cloud: answers get lost or take their time, and the life may end
/// while one is on its way.
final class RoughWire: HTTPTransport {
    /// How often something happens to an answer, as parts of one.
    struct Weather: Sendable {
        var lost = 0.0
        var slow = 0.0
        /// Nothing comes through at all.
        var isDown = false

        static let fair = Weather()
    }

    private let cloud: InProcessCloud
    private let clock: ManualClock
    private let fate: Fate
    private let state: Guarded<(weather: Weather, random: SeededRandom)>

    /// After so many seconds nobody waits for an answer any longer.
    private static let patience = 60.0

    init(_ cloud: InProcessCloud, clock: ManualClock, fate: Fate, random: SeededRandom) {
        self.cloud = cloud
        self.clock = clock
        self.fate = fate
        state = Guarded((.fair, random))
    }

    var weather: Weather {
        get { state.with { $0.weather } }
        set { state.with { $0.weather = newValue } }
    }

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        let (isLost, wait, isDown) = state.with { state in
            (
                state.random.chance(state.weather.lost),
                state.random.chance(state.weather.slow) ? Double.random(in: 1...90, using: &state.random) : 0,
                state.weather.isDown
            )
        }
        if fate.isDead || isDown { throw isDown ? Self.unreachable : Self.cancelled }
        let answer = try await cloud.post(url, headers: headers, body: body)
        do { try fate.step() } catch { throw Self.cancelled }
        if wait > 0 {
            do { try await clock.sleep(seconds: min(wait, Self.patience)) } catch { throw Self.cancelled }
            if wait > Self.patience { throw Self.unreachable }
        }
        if isLost { throw Self.unreachable }
        return answer
    }

    private static let cancelled = WithingsError(.cancelled, message: "Cancelled.", hint: "", remedy: .none)
    private static let unreachable = WithingsError(
        .unreachable,
        message: "Withings cannot be reached.",
        hint: "Check the network.",
        remedy: .retry(afterSeconds: 10)
    )
}
