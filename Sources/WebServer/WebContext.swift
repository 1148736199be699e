import Foundation
import Hummingbird
import Logging
import NIOCore

/// What every request carries through the middleware.
package struct WebContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?
    /// Who asks: the other end of the connection or, behind a trusted proxy, whom the proxy names.
    package var clientAddress: String?
    /// Whether the person's browser sees `https:`, here or at the trusted proxy in front.
    package var isSecure = false
    /// What stands before every path on the outside, where a trusted proxy says so: `/withings`; empty otherwise.
    package var pathPrefix = ""
    /// Whether the pages are shown inside Home Assistant, by its ingress.
    package var isEmbedded = false

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        clientAddress = source.channel.remoteAddress?.ipAddress
    }

    /// Names the request in its log lines and in the answer; a dash where nobody gave it a name.
    package var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "-" }

    /// A part of the path that stands for something (`:entity_id`), with what clients write as `%2B` turned back.
    package func parameter(_ name: String) -> String? {
        parameters.get(name).map { $0.removingPercentEncoding ?? $0 }
    }

    package var maxUploadSize: Int { BodyLimit.signedIn }
}
