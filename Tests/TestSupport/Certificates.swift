import Foundation

/// A private authority, a stranger that is none of ours, and a certificate for 127.0.0.1, made for one test.
package final class Certificates: Sendable {
    package let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")

    package init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try make(authority: "authority")
        try make(authority: "stranger")
        try MosquittoBroker.run(
            "openssl",
            [
                "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=broker", "-keyout", file("key"), "-out",
                file("request"),
            ]
        )
        let names = folder.appending(path: "names")
        try "subjectAltName=IP:127.0.0.1\n".write(to: names, atomically: true, encoding: .utf8)
        try MosquittoBroker.run(
            "openssl",
            [
                "x509", "-req", "-in", file("request"), "-CA", file("authority"), "-CAkey", file("authority.key"),
                "-CAcreateserial", "-days", "2", "-extfile", names.path, "-out", file("certificate"),
            ]
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    package func file(_ name: String) -> String { folder.appending(path: name).path }

    package var forBroker: MosquittoBroker.TLSFiles {
        .init(authority: file("authority"), certificate: file("certificate"), key: file("key"))
    }

    private func make(authority name: String) throws {
        try MosquittoBroker.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-keyout",
                file("\(name).key"), "-out", file(name),
            ]
        )
    }
}
