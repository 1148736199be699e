import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import WithingsAPI

/// Tells an address of the owner's choice about an alert, as JSON.
struct AlertPost: Sendable {
    /// Posts a body. - Returns: the answer's status.
    let send: @Sendable (_ body: [UInt8]) async throws -> Int

    init(send: @escaping @Sendable (_ body: [UInt8]) async throws -> Int) {
        self.send = send
    }

    init(url: String, client: HTTPClient = AsyncHTTPTransport.defaultClient) {
        send = { body in
            var request = HTTPClientRequest(url: url)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
            let response = try await client.execute(request, timeout: .seconds(20))
            _ = try? await response.body.collect(upTo: 1 << 16)
            return Int(response.status.code)
        }
    }

    /// - Returns: whether it was taken.
    func tell(_ alert: DataAlert, isOver: Bool, now: Int64) async -> Bool {
        let message = isOver ? "Over: \(alert.sentence)" : alert.sentence
        let body: [String: String] = [
            "source": "withings-bridge", "event": isOver ? "resolved" : "raised", "alert": alert.kind.rawValue,
            "profile": alert.profile, "since": MomentWords.utc(alert.since), "at": MomentWords.utc(now),
            "message": message,
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(body), let status = try? await send([UInt8](bytes)) else { return false }
        return (200..<300).contains(status)
    }
}
