import Access
import BridgeConfiguration
import WebServer

extension HostMiddleware {
    init(addresses: [String], gatekeeper: Gatekeeper) {
        // A store that does not answer lets nobody in anyway.
        self.init(addresses: addresses) { (try? await gatekeeper.hasOwner()) ?? false }
    }
}

extension Settings {
    /// The addresses under which this installation says it is reached in its own network.
    var addresses: [String] { [home.internalURL].compactMap { $0 } }
}
