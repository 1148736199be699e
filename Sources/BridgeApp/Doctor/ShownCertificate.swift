import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS

/// Looks at the certificate that a server shows, good or not, and at what a client makes of it.
enum ShownCertificate {
    static func of(_ host: String, port: Int) async throws -> DoctorNetwork.Certificate {
        let shown = NIOLockedValueBox<DoctorNetwork.Certificate?>(nil)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .noHostnameVerification
        let context = try NIOSSLContext(configuration: configuration)
        let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let done = loop.makePromise(of: Void.self)
        let connection = ClientBootstrap(group: loop)
            .connectTimeout(.seconds(10))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try NIOSSLClientHandler(
                        context: context,
                        serverHostname: isAddress ? nil : host,
                        customVerificationCallback: { chain, promise in
                            if let first = chain.first {
                                shown.withLockedValue {
                                    $0 = .init(chainLength: chain.count, validUntil: Int64(first.notValidAfter))
                                }
                            }
                            promise.succeed(.certificateVerified)
                            done.succeed(())
                        }
                    )
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: host, port: port)
        // A promise that nobody keeps ends a program that is built for debugging.
        connection.whenFailure { done.fail($0) }
        let channel = try await connection.get()
        channel.closeFuture.whenComplete { _ in done.fail(ChannelError.eof) }
        let timer = loop.scheduleTask(in: .seconds(10)) { done.fail(ChannelError.connectTimeout(.seconds(10))) }
        defer { timer.cancel() }
        defer { channel.close(promise: nil) }
        try await done.futureResult.get()
        guard let certificate = shown.withLockedValue({ $0 }) else { throw ChannelError.eof }
        return certificate
    }

    /// What a client that knows this system's roots says of the certificate.
    static func standing(_ host: String, port: Int) async -> DoctorNetwork.Certificate.Standing {
        if await isAccepted(host, port: port, verification: .fullVerification) { return .trusted }
        return await isAccepted(host, port: port, verification: .noHostnameVerification) ? .otherName : .unknownIssuer
    }

    private static func isAccepted(_ host: String, port: Int, verification: CertificateVerification) async -> Bool {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = verification
        guard let context = try? NIOSSLContext(configuration: configuration) else { return false }
        let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let done = loop.makePromise(of: Bool.self)
        let timer = loop.scheduleTask(in: .seconds(10)) { done.succeed(false) }
        defer { timer.cancel() }
        let channel = try? await ClientBootstrap(group: loop)
            .connectTimeout(.seconds(10))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
                    )
                    try channel.pipeline.syncOperations.addHandler(HandshakeListener(done))
                }
            }
            .connect(host: host, port: port).get()
        guard let channel else {
            done.succeed(false)
            return false
        }
        defer { channel.close(promise: nil) }
        return (try? await done.futureResult.get()) ?? false
    }
}
