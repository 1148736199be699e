import Logging
import Synchronization

/// Which proxies of this house hand requests on without being trusted, so that everybody behind them looks like one person. The
/// first request by each is logged.
package final class UnknownProxies: Sendable {
    private let seen = Mutex<Set<String>>([])
    private let logger: Logger
    private static let most = 8

    package init(logger: Logger) { self.logger = logger }

    package var addresses: [String] { seen.withLock { $0.sorted() } }

    /// Somebody at an address handed a request on. Strangers can claim to do so; only what is near is noted.
    func note(_ address: String) {
        guard AddressRange.isLocal(address) else { return }
        let isNew = seen.withLock { seen in seen.count < Self.most && seen.insert(address).inserted }
        guard isNew else { return }
        logger.warning(
            "A proxy hands requests on and is not trusted: set http: use_x_forwarded_for and trusted_proxies.",
            metadata: ["proxy": "\(address)"]
        )
    }
}
