import WithingsModel

/// What a `state` parameter says once its signature is proven: which attempt it belongs to, and when it was made.
struct ConsentClaim: Sendable, Codable, Equatable {
    var flow: String
    var issuedAt: EpochSeconds
    /// Different for every state, so that each works once.
    var nonce: String

    /// How long a person may take on Withings' site.
    static let lifetime: EpochSeconds = 600

    /// A clock that was set back in between makes a claim look young, never old: the nonce still lets it work only once.
    func isExpired(at now: EpochSeconds) -> Bool { now - issuedAt > Self.lifetime }
}
