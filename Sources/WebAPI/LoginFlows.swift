import Foundation
import WebServer
import WithingsModel

/// Sign-ins of Home Assistant's clients that are under way; only in memory.
actor LoginFlows {
    struct Flow: Sendable, Equatable {
        var id: String
        var client: ClientID
        var redirect: String
        /// PKCE's challenge.
        var challenge: String?
        /// From where it was started; only from there it goes on.
        var address: String?
        /// On the clock's uptime.
        var expiresAt: Double
    }

    private var flows: [String: Flow] = [:]
    private let clock: any WallClock
    private static let lifetime = 600.0
    /// Anybody may start one, so there are never more than this; the oldest goes.
    private static let limit = 256

    init(clock: any WallClock) {
        self.clock = clock
    }

    func begin(client: ClientID, redirect: String, challenge: String?, address: String?) -> Flow {
        flows = flows.filter { $0.value.expiresAt > clock.uptime }
        if flows.count >= Self.limit, let oldest = flows.min(by: { $0.value.expiresAt < $1.value.expiresAt }) {
            flows[oldest.key] = nil
        }
        let flow = Flow(
            id: UUID().uuidString.lowercased().filter { $0 != "-" },
            client: client,
            redirect: redirect,
            challenge: challenge,
            address: address,
            expiresAt: clock.uptime + Self.lifetime
        )
        flows[flow.id] = flow
        return flow
    }

    func flow(_ id: String) -> Flow? {
        guard let flow = flows[id], flow.expiresAt > clock.uptime else { return nil }
        return flow
    }

    /// - Returns: false if there was none.
    func finish(_ id: String) -> Bool { flows.removeValue(forKey: id) != nil }
}
