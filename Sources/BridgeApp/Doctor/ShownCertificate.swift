import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// Looks at the certificate that a server shows, good or not; whether it is good is found out by ordinary requests.
enum ShownCertificate {
    static func of(_ host: String, port: Int) async throws -> DoctorNetwork.Certificate {
        let shown = NIOLockedValueBox<DoctorNetwork.Certificate?>(nil)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .noHostnameVerification
        let context = try NIOSSLContext(configuration: configuration)
        let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let done = loop.makePromise(of: Void.self)
        let channel = try await ClientBootstrap(group: loop)
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
            .connect(host: host, port: port).get()
        channel.closeFuture.whenComplete { _ in done.fail(ChannelError.eof) }
        let timer = loop.scheduleTask(in: .seconds(10)) { done.fail(ChannelError.connectTimeout(.seconds(10))) }
        defer { timer.cancel() }
        defer { channel.close(promise: nil) }
        try await done.futureResult.get()
        guard let certificate = shown.withLockedValue({ $0 }) else { throw ChannelError.eof }
        return certificate
    }
}
