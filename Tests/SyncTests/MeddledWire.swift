import SimulatedCloud
import TestSupport
import WithingsAPI

/// A wire on which something happens at the cloud between two requests.
final class MeddledWire: HTTPTransport {
    private let wire: InProcessCloud
    private let path: String
    private let isMeant: @Sendable (_ body: String) -> Bool
    private let deed = Guarded<(@Sendable (SimulatedCloud) async -> Void)?>(nil)
    private let isForEver = Guarded(false)

    /// - Parameters:
    ///   - path: of the list.
    ///   - isMeant: whether it happens before a request with this body; before a second page, unless said otherwise.
    init(
        _ wire: InProcessCloud,
        at path: String,
        before isMeant: @escaping @Sendable (_ body: String) -> Bool = { $0.contains("&offset=") }
    ) {
        self.wire = wire
        self.isMeant = isMeant
        self.path = path
    }

    /// Does this once, before the next request that is meant.
    func once(_ deed: @escaping @Sendable (SimulatedCloud) async -> Void) {
        self.deed.with { $0 = deed }
    }

    /// Does this before every request that is meant.
    func always(_ deed: @escaping @Sendable (SimulatedCloud) async -> Void) {
        isForEver.with { $0 = true }
        once(deed)
    }

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        if url.hasSuffix(path), isMeant(String(decoding: body, as: UTF8.self)) {
            let deed = deed.with { deed in
                defer { if !isForEver.with({ $0 }) { deed = nil } }
                return deed
            }
            await deed?(wire.cloud)
        }
        return try await wire.post(url, headers: headers, body: body)
    }
}
