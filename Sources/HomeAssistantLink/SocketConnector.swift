import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// Opens a WebSocket: TCP, TLS where the address says so, and the upgrade.
struct SocketConnector {
    let address: HomeAssistantAddress

    typealias Socket = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    /// What Home Assistant may send in one message; years of hours are megabytes.
    private static let largestMessage = 64 * 1024 * 1024
    private static let connectTimeout = TimeAmount.seconds(10)

    func connect() async throws -> Socket {
        let upgraded: EventLoopFuture<Socket?>
        do {
            let context = try address.isSecure ? tlsContext() : nil
            upgraded = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(Self.connectTimeout)
                .connect(host: address.host, port: address.port) { channel in
                    channel.eventLoop.makeCompletedFuture { try setUp(channel, context) }
                }
        } catch {
            throw fault(error)
        }
        do {
            guard let socket = try await upgraded.get() else { throw HomeAssistantFault.notHomeAssistant(address) }
            return socket
        } catch {
            throw fault(error)
        }
    }

    private func fault(_ error: any Error) -> any Error {
        switch error {
        case is HomeAssistantFault, is CancellationError: error
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: HomeAssistantFault.certificate(address)
        case is HTTPParserError: HomeAssistantFault.notHomeAssistant(address)
        case ChannelError.inputClosed, ChannelError.eof: HomeAssistantFault.notHomeAssistant(address)
        default: HomeAssistantFault.unreachable(address)
        }
    }

    private func tlsContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !address.verifiesCertificate { configuration.certificateVerification = .none }
        if let file = address.certificateFile {
            // Read here, so that a file that is missing or no certificate is told from a certificate that is refused.
            guard let trusted = try? NIOSSLCertificate.fromPEMFile(file), !trusted.isEmpty else {
                throw HomeAssistantFault.unusableCertificateFile(file)
            }
            configuration.additionalTrustRoots = [.certificates(trusted)]
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private func setUp(_ channel: any Channel, _ context: NIOSSLContext?) throws -> EventLoopFuture<Socket?> {
        let pipeline = channel.pipeline.syncOperations
        if let context {
            // A bare address has no name to ask for (RFC 6066 §3).
            let isName = (try? SocketAddress(ipAddress: address.host, port: address.port)) == nil
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: isName ? address.host : nil))
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: address.path)
        head.headers = ["Host": address.authority, "User-Agent": "withings-bridge"]
        let upgrader = NIOTypedWebSocketClientUpgrader<Socket?>(maxFrameSize: Self.largestMessage) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 1,
                        maxAccumulatedFrameCount: 4096,
                        maxAccumulatedFrameSize: Self.largestMessage
                    )
                )
                return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
            }
        }
        let upgrade = NIOTypedHTTPClientUpgradeConfiguration<Socket?>(
            upgradeRequestHead: head,
            upgraders: [upgrader],
            notUpgradingCompletionHandler: { channel in
                channel.close().flatMapErrorThrowing { _ in }.map { nil }
            }
        )
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(upgradeConfiguration: upgrade)
        // Home Assistant speaks first, often in one breath with the answer to the upgrade.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try pipeline.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }
}
