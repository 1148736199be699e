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
    /// Every address under which this installation says it is reached.
    var addresses: [String] {
        [externalURL] + [withings?.baseURL, http.baseURL, home.externalURL, home.internalURL].compactMap { $0 }
    }
}
