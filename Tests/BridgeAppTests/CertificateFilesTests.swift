import BridgeConfiguration
import Foundation
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import BridgeApp

@Suite("The certificate", .serialized, .timeLimit(.minutes(5)))
struct CertificateFilesTests {
    /// A self-signed certificate with its key, valid for so many days.
    static func make(in folder: URL, days: Int) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "\(days)",
            "-subj", "/CN=localhost", "-keyout", "\(folder.path)/new.key", "-out", "\(folder.path)/new.pem",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    static func take(_ file: String, in folder: URL) throws {
        let target = folder.appending(path: file)
        _ = try? FileManager.default.removeItem(at: target)
        let source = file.replacing("current", with: "new")
        try FileManager.default.copyItem(at: folder.appending(path: source), to: target)
    }

    @Test("that is no file, a pipe for one, is refused and keeps nobody waiting")
    func pipe() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID().uuidString)").path
        #expect(mkfifo(path, 0o600) == 0)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: BridgeFault.self) {
            try CertificateFiles(certificate: path, key: path, logger: Logger(label: "test"))
        }
    }

    @Test("is read anew when its files change; half a change and nonsense change nothing; nobody is cut off")
    func renewed() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cert-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.make(in: folder, days: 10)
        for file in ["current.pem", "current.key"] { try Self.take(file, in: folder) }
        var door = OpenDoor()
        door.http.certificate = "\(folder.path)/current.pem"
        door.http.key = "\(folder.path)/current.key"
        let days = try await door.run { port in
            func days() async throws -> Int64 {
                let shown = try await ShownCertificate.of("127.0.0.1", port: port)
                return (shown.validUntil - Int64(Date().timeIntervalSince1970) + 43_200) / 86_400
            }
            var seen = [try await days()]
            try Self.make(in: folder, days: 20)
            try Self.take("current.pem", in: folder)
            seen.append(try await days())
            try Self.take("current.key", in: folder)
            seen.append(try await days())
            try Data("nonsense".utf8).write(to: folder.appending(path: "current.pem"))
            seen.append(try await days())
            return seen
        }.result
        #expect(days == [10, 10, 20, 20])
    }

    @Test("of a server that is not there cannot be looked at, which is an error and nothing more")
    func nobodyThere() async throws {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(listener.localAddress?.port)
        try await listener.close()
        await #expect(throws: (any Error).self) { try await ShownCertificate.of("127.0.0.1", port: port) }
        #expect(await ShownCertificate.standing("127.0.0.1", port: port) == .unknownIssuer)
    }

    @Test("is shown over TLS 1.2 and newer only, and only with ciphers that still count as good")
    func versions() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cert-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.make(in: folder, days: 10)
        var door = OpenDoor()
        door.http.certificate = "\(folder.path)/new.pem"
        door.http.key = "\(folder.path)/new.key"
        let wishes = [
            ["-tls1_3"], ["-tls1_2"], ["-tls1_1"], ["-tls1"], ["-tls1_2", "-cipher", "ECDHE+AES+SHA1:@SECLEVEL=0"],
        ]
        let shown = try await door.run { port in
            try wishes.map { wish in
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/openssl")
                process.arguments =
                    ["s_client", "-connect", "127.0.0.1:\(port)"]
                    + (wish.count == 1 ? ["-cipher", "DEFAULT:@SECLEVEL=0"] : []) + wish
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                process.waitUntilExit()
                return process.terminationStatus == 0
            }
        }.result
        #expect(shown == [true, true, false, false, false])
    }

    @Test("that cannot be used is said in one sentence, with exit status 78")
    func unusable() throws {
        let fault = #expect(throws: BridgeFault.self) {
            try CertificateFiles(certificate: "/nowhere.pem", key: "/nowhere.key", logger: .init(label: "test"))
        }
        #expect(fault?.code == .certificate)
        #expect(fault?.exitStatus == 78)
    }
}
