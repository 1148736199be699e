import Foundation
import TestSupport
import WithingsAPI

/// A wire at whose end the answers always say the same `updatetime`, as recorded ones do.
struct StaleClockWire: HTTPTransport {
    let wire: InProcessCloud
    let updateTime: String

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        var answer = try await wire.post(url, headers: headers, body: body)
        let text = String(decoding: answer.body, as: UTF8.self)
        answer.body = Array(text.replacing(/"updatetime": ?\d+/, with: "\"updatetime\":\(updateTime)").utf8)
        return answer
    }
}
