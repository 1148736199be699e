import HTTPTypes
import Hummingbird
import NIOCore

extension CloudResponder {
    private struct Hangup: Error {}

    /// The reply as its fault wants it.
    func deliver(_ reply: CloudReply, over channel: any Channel) async throws -> Response {
        switch reply.fault {
        case nil, .unreadableRow, .doubledRows, .standingCursor:
            return Self.json(reply.bytes)
        case .httpStatus(let code):
            return Self.plain(HTTPResponse.Status(code: code), "Service error")
        case .html(let code):
            return Response(
                status: HTTPResponse.Status(code: code),
                headers: [.contentType: "text/html"],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(string: "<html><body><h1>We will be back soon</h1></body></html>")
                )
            )
        case .tooManyRequests(let retryAfter):
            var response = Self.plain(.tooManyRequests, "Too many requests")
            if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
            return response
        case .bodyStatus(let status, let error, let wait):
            return Self.json(CloudReply.refusal(CloudRefusal(status, error, waitSeconds: wait)).bytes)
        case .slowReply(let seconds):
            try await Task.sleep(for: .seconds(seconds))
            return Self.json(reply.bytes)
        case .slowBody(let seconds):
            return Self.trickling(reply.bytes, pause: seconds)
        case .endlessBody:
            return Self.endless()
        case .truncated:
            return Self.json(Array(reply.bytes.prefix(reply.bytes.count / 2)))
        case .cut:
            return Self.cut(reply.bytes)
        case .emptyBody:
            return Self.json([])
        case .connectionClosed:
            try await channel.close()
            throw Hangup()
        case .contentType(let type):
            var response = Self.json(reply.bytes)
            response.headers[.contentType] = type
            return response
        }
    }

    private static func trickling(_ bytes: [UInt8], pause: Double) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody(contentLength: bytes.count) { writer in
                for start in stride(from: 0, to: bytes.count, by: 512) {
                    let piece = bytes[start..<min(start + 512, bytes.count)]
                    try await writer.write(ByteBuffer(bytes: piece))
                    try await Task.sleep(for: .seconds(pause))
                }
                try await writer.finish(nil)
            }
        )
    }

    /// An answer that begins well and never ends; writing fails once the client has gone.
    private static func endless() -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: #"{"status":0,"body":{"filler":""#))
                let filler = ByteBuffer(string: String(repeating: "x", count: 65_536))
                while true {
                    try Task.checkCancellation()
                    try await writer.write(filler)
                }
            }
        )
    }

    private static func cut(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody(contentLength: bytes.count) { writer in
                try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
                throw Hangup()
            }
        )
    }
}
