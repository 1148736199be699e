import BridgeConfiguration
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import Metering
import NIOCore
import NIOHTTP1
import NIOSSL
import ServiceLifecycle
import WebServer
import WebSocketServer

/// Listens where the configuration says.
struct WebListener: Sendable {
    let http: HTTPSettings
    let logger: Logger
    let certificate: CertificateFiles?
    var crowd: DoorCrowd
    var patience = DoorPatience()
    /// Told of every connection that is shut for being slow or one too many.
    var onShut: @Sendable (DoorPlace.Reason) -> Void = { _ in }

    /// - Throws: ``BridgeFault`` where the certificate cannot be used.
    init(http: HTTPSettings, logger: Logger) throws {
        self.http = http
        self.logger = logger
        crowd = DoorCrowd(limit: OpenFilesLimit.visitors(), trustedProxies: http.trustedProxies)
        if let file = http.certificate, let key = http.key {
            certificate = try CertificateFiles(certificate: file, key: key, logger: logger)
        } else {
            certificate = nil
        }
    }

    /// A web server for each address, to be run as services.
    ///
    /// - Parameters:
    ///   - webSocket: where WebSockets are answered.
    ///   - onListening: called with the first address once it listens.
    func applications(
        router: Router<WebContext>,
        webSocket: WebSocketDoor,
        onListening: @escaping @Sendable (_ address: String) async -> Void
    ) throws -> [any Service] {
        let server = try serverBuilder(webSocket)
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

    private func serverBuilder(_ webSocket: WebSocketDoor) throws -> HTTPServerBuilder {
        let (patience, crowd, onShut) = (patience, crowd, onShut)
        let guards = ConnectionGuards(
            ofConnection: { [DoorPlace(patience: patience, crowd: crowd, onShut: onShut)] },
            ofHTTP: { [DoorKeeper(patience: patience)] },
            onWebSocket: { DoorPlace.of($0)?.serve() }
        )
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = patience.headerBytes
        limits.maxHeaderListSize = patience.headerBytes
        limits.maxHeaderFieldCount = patience.headerFields
        let plain = HTTPServerBuilder.http1(webSocket: webSocket, limits: limits, guards: guards)
        guard let certificate else { return plain }
        return try .tls(plain, tlsConfiguration: certificate.serverConfiguration())
    }

    /// Puts the faults of listening into plain words.
    static func explain(_ error: any Error, http: HTTPSettings) -> any Error {
        // A name that nobody knows is one that cannot be listened on.
        let isUnknown = error is SocketAddressError || error is SocketAddressError.UnknownHost
        guard let cause = isUnknown ? 0 : (error as? IOError)?.errnoCode else { return error }
        let place = "\(http.hosts.joined(separator: ", ")) port \(http.port)"
        switch cause {
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
