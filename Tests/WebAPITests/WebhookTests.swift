import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import WithingsModel

@testable import Sync
@testable import WebAPI

@Suite("Withings' notifications")
struct WebhookTests {
    @Test(
        "are answered with an empty 200, whatever the path and whatever they say",
        arguments: ["x", "a/b/c", "%00", "ü"]
    )
    func always(path: String) async throws {
        try await Bridge().application().test(.router) { client in
            for method: HTTPRequest.Method in [.head, .get, .post, .put] {
                let answer = try await client.execute(
                    uri: "/api/webhook/\(path)",
                    method: method,
                    body: ByteBuffer(string: "userid=1&appli=1")
                )
                #expect(answer.status == .ok)
                #expect(answer.body.readableBytes == 0)
            }
        }
    }

    @Test("under the right path are answered at once, whatever is in them, and never with a word")
    func rightPath() async throws {
        try await Bridge().application().test(.router) { client in
            let bodies = [
                "userid=11&appli=1", "", "nonsense", "userid=11&appli=46&action=unlink",
                String(repeating: "a", count: 100_000),
            ]
            for body in bodies {
                let answer = try await client.execute(
                    uri: "/api/webhook/\(Bridge.webhookSecret)",
                    method: .post,
                    headers: [.contentType: "text/plain"],
                    body: ByteBuffer(string: body)
                )
                #expect(answer.status == .ok && answer.body.readableBytes == 0)
            }
        }
    }

    @Test("are heard only under the secret path; what else knocks is not even read")
    func heard() async throws {
        let bridge = try Bridge()
        try await bridge.application().test(.router) { client in
            let secret = Bridge.webhookSecret
            let almost = String(secret.dropLast())
            let wrong = ["x", almost, almost + "e", secret + "0", secret + "/", "%2F" + secret]
            for (number, path) in (wrong + [secret]).enumerated() {
                let body = ByteBuffer(string: "userid=\(100 + number)&appli=1")
                let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                let uri = "/api/webhook/\(path)"
                let answer = try await client.execute(uri: uri, method: .post, headers: headers, body: body)
                #expect(answer.status == .ok)
            }
            var heard = await bridge.running.sync.posted.stream.makeAsyncIterator()
            let first = await heard.next()?.user
            #expect(first == WithingsUserID(Int64(100 + wrong.count)))
        }
    }
}
