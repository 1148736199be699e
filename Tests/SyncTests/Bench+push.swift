import SimulatedCloud
import Sync
import WithingsModel

extension Bench {
    static let base = "https://bridge.test"
    static let secret = "5ec1e7"
    static let door = Webhook(base: base, secret: secret, apiURL: "http://cloud.test", isWanted: nil)
    static let callback = base + "/api/webhook/" + secret

    /// Posts what Withings would.
    func post(_ service: SyncService, _ fields: String) { service.take(posted: Array(fields.utf8)) }

    /// The categories that a person is subscribed to under an address.
    func categories(_ callback: String = Bench.callback, of user: WithingsUserID = anna) async -> [Int] {
        await cloud.subscriptions(of: user.rawValue).filter { $0.callback == callback }.map(\.category).sorted()
    }
}
