import Metering
import WithingsAPI
import WithingsModel

/// Counts the requests to Withings; the client knows nothing of it.
struct MeteredTransport: HTTPTransport {
    let base: any HTTPTransport
    let meter: Meter
    let clock: any WallClock

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        let action = Self.action(in: body)
        let start = clock.uptime
        do throws(WithingsError) {
            let answer = try await base.post(url, headers: headers, body: body)
            meter.count(.withingsRequests, action, Self.status(of: answer))
            meter.observe(.withingsRequestSeconds, seconds: clock.uptime - start)
            return answer
        } catch {
            meter.count(.withingsRequests, action, error.code.rawValue)
            // An answer that is too big or has no end leaves hundreds of megabytes behind that nobody needs again.
            if error.code == .unreadable { FreeMemory.giveBackSoon() }
            throw error
        }
    }

    /// The form's `action`, as far as it is a word.
    static func action(in body: [UInt8]) -> String {
        let fields = body.prefix(4096).split(separator: UInt8(ascii: "&"))
        let name = Array("action=".utf8)
        guard let field = fields.first(where: { $0.starts(with: name) }) else { return "none" }
        let value = field.dropFirst(name.count)
        let isWord = value.count <= 40 && value.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        return isWord && !value.isEmpty ? String(decoding: value, as: UTF8.self) : "other"
    }

    /// Withings' own status stands at the beginning of its answers; else what HTTP says.
    static func status(of answer: HTTPAnswer) -> String {
        let head = String(decoding: answer.body.prefix(200), as: UTF8.self)
        if let match = head.prefixMatch(of: /\s*\{\s*"status"\s*:\s*(\d{1,6})\b/) { return String(match.1) }
        return "http_\(answer.status)"
    }
}
