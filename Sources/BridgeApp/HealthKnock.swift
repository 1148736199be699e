import AsyncHTTPClient
import BridgeConfiguration
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks the bridge that runs on a directory whether it is alive, at the address it listens on.
package struct HealthKnock: Sendable {
    let folder: ConfigurationFolder
    let environment: [String: String]

    package init(folder: ConfigurationFolder, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    private struct Answer: Decodable { var status: String }

    /// What the one that answers there says of itself: it may be another program that took the port.
    private static func word(_ request: HTTPClientRequest, _ client: HTTPClient) async -> String? {
        guard let answer = try? await client.execute(request, timeout: .seconds(8)), answer.status == .ok,
            let body = try? await answer.body.collect(upTo: 4_096)
        else { return nil }
        return (try? JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView)))?.status
    }

    package func isAlive() async -> Bool {
        let http = folder.check(environment: environment).http
        let named = http.hosts.first ?? "127.0.0.1"
        let host = ["0.0.0.0", "localhost"].contains(named) ? "127.0.0.1" : named == "::" ? "[::1]" : named
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(3), read: .seconds(5)))
        // The certificate is for the outer name; this is the same machine.
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .none
        configuration.tlsConfiguration = tls
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let scheme = http.certificate == nil ? "http" : "https"
        let request = HTTPClientRequest(url: "\(scheme)://\(host):\(http.port)/health/live")
        let word = await Self.word(request, client)
        try? await client.shutdown()
        return word == "alive"
    }
}
