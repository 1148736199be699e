import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import WebServer

@Suite("Packing of answers")
struct CompressionTests {
    private static let page = String(repeating: "<p>Ten years of readings.</p>\n", count: 400)

    private func answers(_ test: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
        let router = WebRouter.make(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        @Sendable func text(_ text: String, _ type: String) -> Response {
            Response(
                status: .ok,
                headers: [.contentType: type, .eTag: "\"v1\""],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text))
            )
        }
        router.get("/page") { _, _ in text(Self.page, "text/html; charset=utf-8") }
        router.get("/small") { _, _ in text("short", "text/html") }
        router.get("/picture") { _, _ in text(Self.page, "image/png") }
        router.get("/stream") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/html"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: Self.page))
                    try await writer.finish(nil)
                }
            )
        }
        try await Application(router: router).test(.live, test)
    }

    @Test("a page is packed for who takes gzip, and unpacks to the same page")
    func packs() async throws {
        try await answers { client in
            var lengths: Set<Int> = []
            for _ in 0..<24 {
                let answer = try await client.execute(
                    uri: "/page",
                    method: .get,
                    headers: [.acceptEncoding: "br, gzip"]
                )
                #expect(answer.headers[.contentEncoding] == "gzip")
                #expect(answer.headers[.vary] == "Accept-Encoding")
                #expect(answer.headers[.eTag] == "W/\"v1\"")
                #expect(answer.body.readableBytes < Self.page.utf8.count / 5)
                #expect(answer.headers[.contentLength] == "\(answer.body.readableBytes)")
                lengths.insert(answer.body.readableBytes)
                #expect(try Self.unpacked(Data(answer.body.readableBytesView)) == Self.page)
            }
            // Nobody learns from its length what is in it.
            #expect(lengths.count > 1)
        }
    }

    @Test(
        "who does not take gzip gets the page as it is; pictures, small answers, streams and HEAD stay",
        arguments: [
            ("/page", "identity"), ("/page", "gzip;q=0"), ("/page", ""), ("/small", "gzip"), ("/picture", "gzip"),
            ("/stream", "gzip"),
        ]
    )
    func leaves(_ path: String, _ encoding: String) async throws {
        try await answers { client in
            let answer = try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: encoding])
            #expect(answer.headers[.contentEncoding] == nil)
            #expect(String(buffer: answer.body) == (path == "/small" ? "short" : Self.page))
            let head = try await client.execute(uri: "/page", method: .head, headers: [.acceptEncoding: "gzip"])
            #expect(head.headers[.contentEncoding] == nil)
        }
    }

    /// Unpacks with the system's own program, which shares nothing with ours.
    private static func unpacked(_ bytes: Data) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gz")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
