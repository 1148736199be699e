import Foundation
import SimulatedCloud

/// What the program was doing when it was killed, as far as that is seen from outside.
enum KillPhase: String, CaseIterable {
    /// It did not listen yet.
    case starting
    /// A refresh of tokens was under way, or had just been answered.
    case tokens
    /// Data were being fetched or kept.
    case fetching
    /// Nothing was asked of Withings for half a second.
    case resting

    /// - Parameter since: what the log of the cloud had when the program was started.
    static func now(_ bridge: BridgeProcess, _ cloud: SimulatedCloud) async -> KillPhase {
        guard bridge.listens else { return .starting }
        let recent = await cloud.log.suffix(12).filter { $0.time > Date().timeIntervalSince1970 - 0.5 }
        if recent.suffix(2).contains(where: { $0.path.contains("oauth2") }) { return .tokens }
        return recent.isEmpty ? .resting : .fetching
    }
}
