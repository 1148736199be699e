import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A JSON document.
    package static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes))
        )
    }

    /// Home Assistant's `{"message": …}`.
    package static func message(_ message: String) -> Response {
        .json(["message": .string(message)])
    }

    /// What Home Assistant's server says where no view speaks: `401: Unauthorized`, as plain text.
    package static func plain(_ status: HTTPResponse.Status) -> Response {
        let text = "\(status.code): \(status.reasonPhrase)"
        return Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
