import Foundation
import Logging
import TestSupport
import Testing

@testable import HomeAssistantLink

@Suite("A Home Assistant with a certificate of a private authority", .timeLimit(.minutes(2)))
struct PrivateAuthorityTests {
    @Test(
        "is refused as it is, trusted with the file of its authority, and not with a stranger's or with no certificate"
    )
    func trust() async throws {
        let certificates = try Certificates()
        let server = try await TLSServer(certificates)
        defer { server.end() }
        let wrong = certificates.file("empty")
        try Data().write(to: URL(filePath: wrong))
        #expect(try await fault(server, nil).code == .certificate)
        #expect(try await fault(server, certificates.file("stranger")).code == .certificate)
        // What answers behind it has no WebSocket: the certificate was good enough.
        #expect(try await fault(server, certificates.file("authority")).code == .notHomeAssistant)
        for file in [wrong, certificates.file("nowhere")] {
            let told = try await fault(server, file)
            #expect(told.code == .certificate && told.message.contains(file))
        }
    }

    @Test("that it made for itself is trusted with that certificate alone")
    func selfSigned() async throws {
        let certificates = try Certificates()
        let (own, key) = (certificates.file("own"), certificates.file("own.key"))
        try MosquittoBroker.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=home", "-addext",
                "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", own,
            ]
        )
        let server = try await TLSServer(certificate: own, key: key)
        defer { server.end() }
        #expect(try await fault(server, certificates.file("authority")).code == .certificate)
        #expect(try await fault(server, own).code == .notHomeAssistant)
    }

    private func fault(_ server: TLSServer, _ file: String?) async throws -> HomeAssistantFault {
        let address = try #require(
            HomeAssistantAddress(url: "https://127.0.0.1:\(server.port)", token: "good", certificateFile: file)
        )
        let link = WebSocketHomeAssistant(
            address: address,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await #require(throws: HomeAssistantFault.self) { try await link.withSession { _ in } }
    }
}

/// OpenSSL's own server, which answers every request with a page.
private final class TLSServer: Sendable {
    let port: Int
    private let process = ProcessSlot()

    convenience init(_ certificates: Certificates) async throws {
        try await self.init(certificate: certificates.file("certificate"), key: certificates.file("key"))
    }

    init(certificate: String, key: String) async throws {
        port = try MosquittoBroker.freePort()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key",
            key, "-www", "-quiet",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process.hold(process)
        let deadline = ContinuousClock.now + .seconds(30)
        while !MosquittoBroker.accepts(port: port), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func end() { process.end(SIGKILL) }
}
