import TestSupport
import WithingsAPI

/// A wire on which the answers to questions for tokens stay until a test lets them through, in any order. Withings has
/// done its part by then.
final class HeldWire: HTTPTransport {
    private let wire: InProcessCloud
    private let held = Guarded<[CheckedContinuation<Void, Never>?]>([])

    init(_ wire: InProcessCloud) { self.wire = wire }

    /// Waits until so many answers have come.
    func answers(_ count: Int) async {
        while held.with({ $0.count }) < count { await Task.yield() }
    }

    /// Lets an answer through, by its place in the order in which they came.
    func release(_ number: Int) {
        held.with { continuations in
            defer { continuations[number] = nil }
            return continuations[number]
        }?.resume()
    }

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        let answer = try await wire.post(url, headers: headers, body: body)
        if url.hasSuffix("/v2/oauth2") {
            await withCheckedContinuation { continuation in held.with { $0.append(continuation) } }
        }
        return answer
    }
}
