import BridgeConfiguration
import Foundation
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// The certificate of the web server, read again when its files change: whoever renews it need not stop the program.
///
/// Files are looked at when a visitor comes, not by the clock. A pair that does not fit together (one file is new, the
/// other not yet) changes nothing.
final class CertificateFiles: Sendable {
    private struct Pair {
        var chain: [NIOSSLCertificate]
        var key: NIOSSLPrivateKey
        var stamp: [Double]
    }

    private let certificate: String
    private let key: String
    private let logger: Logger
    private let pair: NIOLockedValueBox<Pair>

    /// - Throws: ``BridgeFault`` where the files cannot be used.
    init(certificate: String, key: String, logger: Logger) throws {
        self.certificate = certificate
        self.key = key
        self.logger = logger
        do {
            pair = NIOLockedValueBox(try Self.read(certificate, key))
        } catch {
            throw BridgeFault(
                .certificate,
                "The files of ssl_certificate and ssl_key cannot be used.",
                hint: "Both must be PEM files that belong together and that this user can read."
            )
        }
    }

    /// What the server offers, always the newest good pair.
    func serverConfiguration() -> TLSConfiguration {
        let pair = pair.withLockedValue { $0 }
        var configuration = Self.configuration(pair)
        configuration.sslContextCallback = { _, promise in
            // Not on the event loop: what BoringSSL says of files that do not fit stays with the thread, and the handshake
            // that goes on there would take it for its own failure.
            NIOThreadPool.singleton.submit { _ in
                let pair = self.newest()
                var offered = NIOSSLContextConfigurationOverride()
                offered.certificateChain = pair.chain.map { .certificate($0) }
                offered.privateKey = .privateKey(pair.key)
                promise.succeed(offered)
            }
        }
        return configuration
    }

    /// Until when the certificate is good, in seconds since 1970.
    var expiresAt: Int64? { newest().chain.first.map { Int64($0.notValidAfter) } }

    private func newest() -> Pair {
        let stamp = Self.stamp(certificate, key)
        return pair.withLockedValue { pair in
            guard pair.stamp != stamp else { return pair }
            do {
                pair = try Self.read(certificate, key)
                logger.notice("The certificate was read anew.")
            } catch {
                // Not looked at again until the files change once more.
                pair.stamp = stamp
                logger.warning("The files of ssl_certificate and ssl_key changed but do not fit; the former are used.")
            }
            return pair
        }
    }

    /// Something that is no file, a pipe for one, would keep whoever reads it waiting.
    private struct NoFile: Error {}

    private static func read(_ certificate: String, _ key: String) throws -> Pair {
        for path in [certificate, key] {
            let target = URL(filePath: path).resolvingSymlinksInPath().path
            let type = try FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
            guard type == .typeRegular else { throw NoFile() }
        }
        let pair = Pair(
            chain: try NIOSSLCertificate.fromPEMFile(certificate),
            key: try NIOSSLPrivateKey(file: key, format: .pem),
            stamp: stamp(certificate, key)
        )
        // Fails where the two do not belong together.
        _ = try NIOSSLContext(configuration: configuration(pair))
        return pair
    }

    private static func configuration(_ pair: Pair) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: pair.chain.map { .certificate($0) },
            privateKey: .privateKey(pair.key)
        )
        // The default goes back to TLS 1.0 and to ciphers without authentication of their own.
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
        return configuration
    }

    /// When the files were last changed, and their sizes: a renewed one differs in one or the other.
    private static func stamp(_ paths: String...) -> [Double] {
        paths.flatMap { path -> [Double] in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? -1
            return [changed, (attributes?[.size] as? NSNumber)?.doubleValue ?? -1]
        }
    }
}
