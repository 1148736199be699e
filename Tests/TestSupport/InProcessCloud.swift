import Foundation
import SimulatedCloud
import WithingsAPI
import WithingsModel

/// Carries requests to a simulated cloud in the same process, without sockets: together with a ``ManualClock`` a test
/// can live through months in a moment. Faults that the cloud plans are played as far as they make sense without wire.
package final class InProcessCloud: HTTPTransport {
    package let cloud: SimulatedCloud
    private let state = Guarded(State())

    private struct State {
        var inFlight = 0
        var asked = 0
        var hangsAt: Int?
        var isUnplugged = false
    }

    package init(_ cloud: SimulatedCloud) {
        self.cloud = cloud
    }

    /// How many requests were sent, and how many of them are still without an answer.
    package var traffic: (asked: Int, inFlight: Int) { state.with { ($0.asked, $0.inFlight) } }

    /// Takes the network away and gives it back.
    package func unplug(_ isUnplugged: Bool = true) { state.with { $0.isUnplugged = isUnplugged } }

    /// Never answers the request after so many more, nor any later one; nil to answer again. Whoever waits is woken by
    /// cancellation only, as when the program is killed.
    package func hang(after requests: Int?) {
        state.with { state in state.hangsAt = requests.map { state.asked + $0 } }
    }

    package func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        let (hangs, isUnplugged) = state.with { state in
            state.asked += 1
            state.inFlight += 1
            return (state.hangsAt.map { state.asked > $0 } ?? false, state.isUnplugged)
        }
        defer { state.with { $0.inFlight -= 1 } }
        if hangs {
            try? await Task.sleep(for: .seconds(3_600))
            throw WithingsError(.cancelled, message: "Cancelled.", hint: "", remedy: .none)
        }
        guard !isUnplugged else { throw Self.unreachable }
        if Task.isCancelled { throw WithingsError(.cancelled, message: "Cancelled.", hint: "", remedy: .none) }
        let bearer = headers.first { $0.name.lowercased() == "authorization" }?.value.dropFirst(7)
        let request = CloudRequest(
            method: "POST",
            path: URL(string: url)?.path() ?? "",
            parameters: FormFields.decode(String(decoding: body, as: UTF8.self)),
            bearer: bearer.map(String.init)
        )
        return try play(await cloud.answer(request))
    }

    private func play(_ reply: CloudReply) throws(WithingsError) -> HTTPAnswer {
        func json(_ bytes: [UInt8]) -> HTTPAnswer {
            HTTPAnswer(status: 200, contentType: "application/json", body: bytes)
        }
        switch reply.fault {
        case .httpStatus(let status): return HTTPAnswer(status: status, contentType: "text/plain", body: [])
        case .html(let status):
            return HTTPAnswer(status: status, contentType: "text/html", body: Array("<html>Sorry</html>".utf8))
        case .tooManyRequests(let seconds):
            return HTTPAnswer(status: 429, retryAfter: seconds.map(Double.init), body: [])
        case .bodyStatus(let status, let error, let wait):
            let body = wait.map { #"{"wait_seconds":\#($0)}"# } ?? "{}"
            return json(Array(#"{"status":\#(status),"body":\#(body),"error":"\#(error)"}"#.utf8))
        case .truncated: return json(Array(reply.bytes.prefix(reply.bytes.count / 2)))
        case .emptyBody: return json([])
        case .connectionClosed, .cut: throw Self.unreachable
        default: return json(reply.bytes)
        }
    }

    private static let unreachable = WithingsError(
        .unreachable,
        message: "Withings cannot be reached.",
        hint: "Check the network.",
        remedy: .retry(afterSeconds: 10)
    )
}
