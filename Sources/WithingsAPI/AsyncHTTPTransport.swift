import AsyncHTTPClient

/// The real network, through AsyncHTTPClient.
public struct AsyncHTTPTransport: HTTPTransport {
    let client: HTTPClient

    public init(client: HTTPClient = .shared) {
        self.client = client
    }

    public func post(
        _ url: String, headers: [(name: String, value: String)], body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        throw .notYet
    }
}
