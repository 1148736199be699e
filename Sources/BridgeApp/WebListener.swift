import BridgeConfiguration
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import WebServer
import WebSocketServer

/// Listens where the configuration says.
struct WebListener: Sendable {
    let http: HTTPSettings
    let logger: Logger
    /// Where WebSockets are answered.
    var webSocket: WebSocketDoor?

    /// A web server for each address, to be run as services.
    ///
    /// - Parameter onListening: called with the first address once it listens.
    func applications(
        router: Router<WebContext>,
        onListening: @escaping @Sendable (_ address: String) async -> Void
    ) throws -> [any Service] {
        let server = try serverBuilder()
        let scheme = http.certificate == nil ? "http" : "https"
        return http.hosts.enumerated().map { index, host in
            Application(
                router: router,
                server: server,
                configuration: .init(address: .hostname(host, port: http.port), serverName: "withings-bridge"),
                onServerRunning: { channel in
                    guard index == 0 else { return }
                    let port = channel.localAddress?.port ?? http.port
                    let name = ["0.0.0.0", "::", "127.0.0.1", "::1", "localhost"].contains(host) ? "localhost" : host
                    await onListening("\(scheme)://\(name):\(port)")
                },
                logger: logger
            )
        }
    }

    private func serverBuilder() throws -> HTTPServerBuilder {
        let plain: HTTPServerBuilder = webSocket.map { .http1(webSocket: $0) } ?? .http1()
        guard let certificate = http.certificate, let key = http.key else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain,
                privateKey: .privateKey(privateKey)
            )
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw BridgeFault(
                .certificate,
                "The files of ssl_certificate and ssl_key cannot be used.",
                hint: "Both must be PEM files that belong together and that this user can read."
            )
        }
    }

    /// Puts the faults of listening into plain words.
    static func explain(_ error: any Error, http: HTTPSettings) -> any Error {
        guard let io = error as? IOError else { return error }
        let place = "\(http.hosts.joined(separator: ", ")) port \(http.port)"
        switch io.errnoCode {
        case EADDRINUSE:
            return BridgeFault(
                .portInUse,
                "Another program already listens on \(place).",
                hint: "Stop it, or choose another server_port in the http block."
            )
        case EACCES:
            return BridgeFault(
                .cannotListen,
                "This user may not listen on \(place).",
                hint: "Choose a server_port above 1023 in the http block."
            )
        default:
            return BridgeFault(
                .cannotListen,
                "The program cannot listen on \(place).",
                hint: "Check server_host in the http block: it must be an address of this machine."
            )
        }
    }
}
