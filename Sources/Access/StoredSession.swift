/// What is kept of a session: under the fingerprint of its cookie, never the cookie.
struct StoredSession: Codable, Sendable {
    var startedAt: Int64
    var seenAt: Int64
    /// What was chosen on the pages.
    var language: String?

    /// A session ends after thirty days without a visit.
    static let lifetime: Int64 = 30 * 86_400
    /// How often a visit is written down.
    static let writeInterval: Int64 = 3600
}
