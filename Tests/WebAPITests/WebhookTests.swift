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
}
