import AsyncHTTPClient
import BridgeConfiguration
import Foundation
import MQTTLink
import NIOCore
import NIOHTTP1
import WithingsAPI

/// What the doctor asks of the network; handed in, so that tests need none.
struct DoctorNetwork: Sendable {
    /// What an address answered to `HEAD`.
    struct Head: Sendable {
        var status: Int
        /// Whether a bridge answered, by the mark that its callback carries.
        var isBridge = true
        var server: String?
        var date: String?
    }

    /// The certificate that a server shows.
    struct Certificate: Sendable {
        /// What a client that looks closely says of it, its dates apart.
        enum Standing: Sendable { case trusted, otherName, unknownIssuer }

        var chainLength: Int
        var validUntil: Int64
        var standing = Standing.trusted
    }

    /// The addresses of a name; empty where it has none.
    var resolve: @Sendable (_ host: String) async -> [String]
    var head: @Sendable (_ url: String) async throws -> Head
    var certificate: @Sendable (_ host: String, _ port: Int) async throws -> Certificate
    /// A nonce from Withings, which needs client id and secret to fit together.
    var nonce: @Sendable (_ client: WithingsClient) async throws(WithingsError) -> Void
    /// What happens first on the way to a broker; nil where nothing does within ten seconds.
    var broker: @Sendable (_ address: BrokerAddress) async -> BrokerEvent?
    /// Whether the bridge that runs on a directory answers at its own address.
    var isAlive: @Sendable (_ folder: ConfigurationFolder, _ environment: [String: String]) async -> Bool = {
        await HealthKnock(folder: $0, environment: $1).isAlive()
    }
}

extension DoctorNetwork {
    /// The real one.
    init() {
        resolve = { host in await HostAddresses.of(host) }
        head = { url in
            var request = HTTPClientRequest(url: url)
            request.method = .HEAD
            let response = try await AsyncHTTPTransport.defaultClient.execute(request, timeout: .seconds(15))
            return Head(
                status: Int(response.status.code),
                isBridge: response.headers.contains(name: "X-Withings-Bridge"),
                server: response.headers.first(name: "server"),
                date: response.headers.first(name: "date")
            )
        }
        certificate = { host, port in
            var shown = try await ShownCertificate.of(host, port: port)
            shown.standing = await ShownCertificate.standing(host, port: port)
            return shown
        }
        nonce = { client async throws(WithingsError) in _ = try await client.nonce() }
        broker = { address in await BrokerKnock.firstEvent(address) }
    }
}
