import SimulatedCloud
import TestSupport
import WithingsAPI

/// A wire on which something happens at the cloud between two pages of a list.
final class MeddledWire: HTTPTransport {
    private let wire: InProcessCloud
    private let path: String
    private let deed = Guarded<(@Sendable (SimulatedCloud) async -> Void)?>(nil)

    /// - Parameter path: of the list.
    init(_ wire: InProcessCloud, at path: String) {
        self.wire = wire
        self.path = path
    }

    /// Does this once, before the next second page.
    func beforeSecondPage(_ deed: @escaping @Sendable (SimulatedCloud) async -> Void) {
        self.deed.with { $0 = deed }
    }

    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        if url.hasSuffix(path), String(decoding: body, as: UTF8.self).contains("&offset=") {
            let deed = deed.with { deed in
                defer { deed = nil }
                return deed
            }
            await deed?(wire.cloud)
        }
        return try await wire.post(url, headers: headers, body: body)
    }
}
