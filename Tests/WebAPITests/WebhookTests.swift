import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

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
}
