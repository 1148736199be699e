/// Carries requests to Withings; the network is injected, so that tests need none.
public protocol HTTPTransport: Sendable {
    /// Posts a form and reads the whole answer.
    ///
    /// - Throws: ``WithingsError`` with code `unreachable` or, for an answer above the limit, `unreadable`.
    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer
}
