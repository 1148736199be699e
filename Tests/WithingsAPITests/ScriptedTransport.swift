import TestSupport
import WithingsAPI

/// A network that answers from a script and remembers what it was asked.
struct ScriptedTransport: HTTPTransport {
    struct Request: Sendable {
        var url: String
        var headers: [String: String]
        var form: String

        /// The form's fields, still encoded.
        var fields: [String: String] {
            var fields: [String: String] = [:]
            for pair in form.split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                fields[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
            }
            return fields
        }
    }

    private let asked = Guarded<[Request]>([])
    private let answers: Guarded<[Result<HTTPAnswer, WithingsError>]>

    init(_ answers: [Result<HTTPAnswer, WithingsError>]) {
        self.answers = Guarded(answers)
    }

    /// Everything that was asked so far.
    var requests: [Request] { asked.with { $0 } }

    init(json answers: String...) {
        self.init(answers.map { .success(HTTPAnswer(status: 200, body: Array($0.utf8))) })
    }

    init(status: Int, retryAfter: Double? = nil, _ body: String) {
        self.init([.success(HTTPAnswer(status: status, retryAfter: retryAfter, body: Array(body.utf8)))])
    }

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        let request = Request(
            url: url,
            headers: Dictionary(headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            form: String(decoding: body, as: UTF8.self)
        )
        asked.with { $0.append(request) }
        guard let next = answers.with({ $0.isEmpty ? nil : $0.removeFirst() }) else {
            throw WithingsError(.unreachable, message: "The script is over.", hint: "", remedy: .none)
        }
        return try next.get()
    }
}

extension WithingsClient {
    /// A client with invented credentials over a script.
    static func scripted(
        _ transport: ScriptedTransport,
        clock: ManualClock = ManualClock(),
        budget: (any RequestGate)? = nil
    ) -> WithingsClient {
        WithingsClient(
            application: WithingsApplication(clientID: "test_client_id", clientSecret: "test_client_secret"),
            transport: transport,
            budget: budget,
            clock: clock
        )
    }
}
