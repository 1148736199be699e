/// One request that came in, for tests to look at. Tokens, codes, secrets and signatures are left out.
package struct CloudLogEntry: Sendable, Equatable {
    package var time: Double
    package var method: String
    package var path: String
    package var action: String
    package var parameters: [String: String]
    /// Whose data was asked for, where a token said so.
    package var userID: Int64?
    /// The status in the body; nil where a fault took its place.
    package var status: Int?

    static let secretNames: Set<String> = [
        "client_secret", "access_token", "refresh_token", "code", "signature", "nonce", "state",
    ]

    init(_ request: CloudRequest, time: Double) {
        self.time = time
        method = request.method
        path = request.path
        action = request.action
        parameters = request.parameters.filter { !Self.secretNames.contains($0.key) }
    }
}
